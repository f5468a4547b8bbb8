// Walks the journeys through a demo of their own: `npm run e2e -- [name …] [--screenshots FOLDER]`.
// BILLSPAY names the program, CHROMIUM the browser. `--installed FILE` walks an installation
// instead: {"addresses": {portal, admin, agent, mail}, "admin": {username, password}}.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { parseArgs } from 'node:util';
import { startDemo } from './support/demo.mjs';

const { values, positionals } = parseArgs({
  options: { screenshots: { type: 'string' }, installed: { type: 'string' } },
  allowPositionals: true,
});
if (values.screenshots) process.env.E2E_SCREENSHOTS = resolve(values.screenshots);

const files = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.test.mjs'))
  .filter((file) => !positionals.length || positionals.some((name) => file.startsWith(name)))
  .map((file) => join(import.meta.dirname, file));
if (files.length === 0) throw new Error(`there is no journey ${positionals.join(', ')}`);

/** @param {string} file */
function installation(file) {
  const { addresses, admin } = JSON.parse(readFileSync(file, 'utf8'));
  process.env.E2E_ADMIN = JSON.stringify(admin);
  return { addresses, stop: async () => 0 };
}

const demo = values.installed ? installation(values.installed) : await startDemo();
process.env.E2E_ADDRESSES = JSON.stringify(demo.addresses);
const walk = run({ files, concurrency: 2, timeout: 600_000 });
walk.on('test:fail', () => {
  process.exitCode = 1;
});
const interrupt = () => void demo.stop().then(() => process.exit(130));
process.once('SIGINT', interrupt);
process.once('SIGTERM', interrupt);
walk.compose(new spec()).pipe(process.stdout);
await new Promise((done) => walk.once('end', done));
const code = await demo.stop();
if (code !== 0) {
  process.stderr.write(`billspay demo ended with ${code}\n`);
  process.exitCode = 1;
}
