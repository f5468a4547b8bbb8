// Checks the types of the kit, of the journeys and of each console by itself: every console registers its own
// router, and one program can hold only one. `npm run types [-- customer …]` checks some of them.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const tsc = join(root, 'node_modules/typescript/bin/tsc');
const wanted = process.argv.slice(2);
const apps = wanted.length > 0 ? wanted : readdirSync(join(root, 'apps'));
const projects = apps
  .map((app) => join(root, 'apps', app))
  .filter((folder) => existsSync(join(folder, 'src')));

let failed = false;
for (const project of [root, join(root, 'e2e'), ...projects]) {
  const { status } = spawnSync(process.execPath, [tsc, '--noEmit', '-p', project], {
    stdio: 'inherit',
  });
  failed ||= status !== 0;
}
process.exit(failed ? 1 : 0);
