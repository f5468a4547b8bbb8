// The product as people start it: `billspay demo` with fresh data on free ports, as a process of its
// own. All journeys of a run share it and bring their own people.
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

const builds = resolve(import.meta.dirname, '../../../build');

/**
 * Where the demo answers.
 * @typedef {object} Addresses
 * @property {string} portal
 * @property {string} agent
 * @property {string} admin
 * @property {string} mail the folder where its mails land
 */

/** BILLSPAY names another one than the one built last by `./dev`. */
export function program() {
  const candidates = [process.env.BILLSPAY, `${builds}/ci/billspay`, `${builds}/release/billspay`];
  const found = candidates.find((path) => path && existsSync(path));
  if (!found) throw new Error('There is no billspay: run ./dev build, or name it in BILLSPAY.');
  return found;
}

/** @param {number} port */
function isFree(port) {
  return new Promise((answer) => {
    const probe = createServer();
    probe.once('error', () => answer(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => answer(true)));
  });
}

/** Four in a row: portal, admin, agent, operations. */
async function freePorts() {
  for (;;) {
    const first = 20_000 + Math.floor(Math.random() * 9_000);
    const free = await Promise.all([0, 1, 2, 3].map((offset) => isFree(first + offset)));
    if (free.every(Boolean)) return first;
  }
}

/** @param {{ customers?: number }} options */
export async function startDemo({ customers = 200 } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'billspay-e2e-'));
  chmodSync(folder, 0o755); // the database runs as a user of its own when we are root
  const data = join(folder, 'demo');
  const server = spawn(
    program(),
    [
      ...['demo', '--json', '--data', data],
      ...['--port-base', String(await freePorts()), '--customers', String(customers)],
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  /** @type {Promise<number | null>} */
  const ended = new Promise((done) => {
    server.once('exit', done);
  });
  let said = '';
  server.stderr.on('data', (text) => {
    said += text;
  });
  /** @type {Promise<Record<string, string>>} */
  const ready = new Promise((answer, refuse) => {
    createInterface(server.stdout).once('line', (line) => answer(JSON.parse(line)));
    server.once('error', refuse);
    void ended.then((code) => refuse(new Error(`billspay demo ended with ${code}: ${said}`)));
  });
  const stop = async () => {
    server.kill('SIGTERM');
    const code = await ended;
    rmSync(folder, { recursive: true, force: true });
    return code;
  };
  const {
    public: portal,
    admin,
    agent,
  } = await ready.catch(async (failure) => {
    await stop();
    throw failure;
  });
  if (!portal || !admin || !agent) throw new Error('billspay demo did not say where it answers');
  /** @type {Addresses} */
  const addresses = { portal, admin, agent, mail: join(data, 'mail') };
  return { addresses, stop };
}

/** For the test files: the demo that the run has started. */
export function addresses() {
  const text = process.env.E2E_ADDRESSES;
  if (!text) throw new Error('Run the journeys by: npm run e2e -- [name …]');
  return /** @type {Addresses} */ (JSON.parse(text));
}
