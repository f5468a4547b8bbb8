// What the demo has mailed: it writes each message into a folder.
import { readdirSync, readFileSync, watch } from 'node:fs';
import { join } from 'node:path';
import { addresses } from './demo.mjs';

/** @param {string} text */
function fromQuotedPrintable(text) {
  const joined = text.replace(/=\r?\n/g, '');
  return joined.replace(/=([0-9A-F]{2})/g, (_, code) => String.fromCharCode(parseInt(code, 16)));
}

/** The newest message to that address that holds a link to `path`, as a path of the portal.
 * @param {string} address
 * @param {string} path
 */
function find(address, path) {
  const folder = addresses().mail;
  /** @type {string[]} */
  let files = [];
  try {
    files = readdirSync(folder).filter((file) => file.endsWith('.eml'));
  } catch {
    return undefined; // no mail yet
  }
  for (const file of files.sort().reverse()) {
    const text = fromQuotedPrintable(readFileSync(join(folder, file), 'utf8'));
    const link = new RegExp(`https?://[^/\\s]+(${path}#token=[^\\s]+)`).exec(text);
    if (link && new RegExp(`^To:.*${address}`, 'im').test(text)) return link[1];
  }
  return undefined;
}

/**
 * Waits for a mailed link such as `/verify-email#token=…`.
 * @param {string} address
 * @param {string} path
 * @returns {Promise<string>}
 */
export async function mailedLink(address, path) {
  const folder = join(addresses().mail, '..');
  const giveUp = AbortSignal.timeout(20_000);
  const watcher = watch(folder, { recursive: true, signal: giveUp });
  try {
    return await new Promise((answer, refuse) => {
      const look = () => {
        const link = find(address, path);
        if (link) answer(link);
      };
      watcher.on('change', look);
      watcher.on('error', () => refuse(new Error(`no mail to ${address} with ${path}`)));
      giveUp.addEventListener('abort', () => refuse(new Error(`no mail to ${address}: ${path}`)));
      look();
    });
  } finally {
    watcher.close();
  }
}
