// How every console is built: hashed names, nothing inlined, so that the Content-Security-Policy
// needs no exception. `npm run dev -w @billspay/agent` serves one with hot reload before `./dev run`.
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type UserConfig } from 'vite';

export interface ConsoleBuild {
  /** The app's folder. */
  root: string;
  /** Where `./dev run` serves this console's API. */
  api: string;
  /** Port of the development server. */
  port: number;
}

/**
 * The API of `./dev run`, or the one that BILLSPAY_API names. Names below localhost are not known to
 * every resolver: it is called by address, under its name.
 */
function proxyTo(api: string) {
  const { host, origin, hostname, port } = new URL(process.env.BILLSPAY_API ?? api);
  const target = hostname.endsWith('.localhost') ? `http://127.0.0.1:${port}` : origin;
  // Refresh and sign-out take our own Origin only.
  return { target, headers: { host, origin } };
}

export function consoleBuild({ root, api, port }: ConsoleBuild): UserConfig {
  return defineConfig({
    root,
    base: '/',
    plugins: [react()],
    build: {
      outDir: resolve(root, 'dist'),
      emptyOutDir: true,
      manifest: true,
      target: 'es2022',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
    },
    server: {
      port,
      strictPort: true,
      proxy: { '/api': proxyTo(api) },
    },
  });
}
