// What the portal's first load weighs, as it travels (brotli): everything that the landing page and
// the sign-in page need. Fails above the budget. Run after `npm run build`.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

const budget = 150_000;
const app = resolve(import.meta.dirname, '../apps/customer');
const dist = join(app, 'dist');
const manifest = JSON.parse(readFileSync(join(app, '.manifest.json'), 'utf8'));
const pages = {
  landing: ['index.html', 'src/features/landing/Landing.tsx'],
  'sign-in': ['index.html', 'src/features/sign-in/SignInPage.tsx'],
};

function filesOf(key, seen = new Set()) {
  const chunk = manifest[key];
  if (!chunk) throw new Error(`the build has no ${key}`);
  if (seen.has(key)) return [];
  seen.add(key);
  const imported = (chunk.imports ?? []).flatMap((one) => filesOf(one, seen));
  return [chunk.file, ...(chunk.css ?? []), ...imported];
}

function weight(file) {
  const path = join(dist, file);
  if (existsSync(`${path}.br`)) return statSync(`${path}.br`).size;
  return brotliCompressSync(readFileSync(path)).length;
}

const needed = new Map();
for (const [page, keys] of Object.entries(pages)) {
  for (const file of ['index.html', 'favicon.svg', ...keys.flatMap((key) => filesOf(key))]) {
    needed.set(file, [...new Set([...(needed.get(file) ?? []), page])]);
  }
}

const rows = [...needed].map(([file, by]) => ({ file, by, bytes: weight(file) }));
rows.sort((a, b) => b.bytes - a.bytes);
const total = rows.reduce((sum, { bytes }) => sum + bytes, 0);
for (const { file, by, bytes } of rows) {
  console.log(`${String(bytes).padStart(8)}  ${file}  (${by.join(', ')})`);
}
console.log(`${String(total).padStart(8)}  first load, of ${budget}`);
if (total > budget) {
  console.error('The first load is too heavy: load what it does not need later.');
  process.exit(1);
}
