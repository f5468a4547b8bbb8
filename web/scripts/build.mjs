// Builds the three consoles and compresses what they are made of, so that the server never has to:
// apps/*/dist/** with a .br and a .gz beside each file that gains by it.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const root = resolve(import.meta.dirname, '..');
const vite = join(root, 'node_modules/vite/bin/vite.js');
const compressible = /\.(js|css|svg|webmanifest|txt)$/;

function compress(folder) {
  for (const entry of readdirSync(folder, { recursive: true })) {
    const path = join(folder, entry);
    if (!compressible.test(path)) continue;
    const content = readFileSync(path);
    const brotli = brotliCompressSync(content, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 11,
        [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
      },
    });
    const gzip = gzipSync(content, { level: 9 });
    if (brotli.length < content.length) writeFileSync(`${path}.br`, brotli);
    if (gzip.length < content.length) writeFileSync(`${path}.gz`, gzip);
  }
}

for (const app of readdirSync(join(root, 'apps'))) {
  const folder = join(root, 'apps', app);
  if (!existsSync(join(folder, 'vite.config.ts'))) continue;
  execFileSync(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: folder,
    stdio: 'inherit',
  });
  // For scripts/size.mjs; it is nothing to serve.
  renameSync(join(folder, 'dist/.vite/manifest.json'), join(folder, '.manifest.json'));
  rmSync(join(folder, 'dist/.vite'), { recursive: true });
  compress(join(folder, 'dist'));
  console.log(`built ${app}`);
}
