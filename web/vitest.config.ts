import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [react()],
  test: {
    environment: 'jsdom',
    environmentOptions: { jsdom: { url: 'http://localhost:8080/' } },
    include: ['{apps,packages}/**/*.test.{ts,tsx}'],
    setupFiles: ['packages/console-kit/src/testing/setup.ts'],
    css: { modules: { classNameStrategy: 'non-scoped' } },
    // Machines that build something else meanwhile are slow.
    testTimeout: 30_000,
    restoreMocks: true,
    unstubGlobals: true,
  },
});
