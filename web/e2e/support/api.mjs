// Calls of the API from outside of a browser, to prepare people and to look at what came of it.
import { request } from 'node:http';
import { addresses } from './demo.mjs';

/**
 * @typedef {'portal' | 'agent' | 'admin'} Console
 * @typedef {object} Call
 * @property {string} [token]
 * @property {unknown} [body]
 * @property {string} [version] for If-Match
 */

const id = () => globalThis.crypto.randomUUID();

/**
 * The answer's body; anything but success is an error. Names below localhost are called by address.
 * @param {Console} console
 * @param {string} method
 * @param {string} path
 * @param {Call} [call]
 * @returns {Promise<{ value: any, version: string }>}
 */
export function ask(console, method, path, { token, body, version } = {}) {
  const { host, port, origin } = new URL(addresses()[console]);
  const text = body === undefined ? undefined : JSON.stringify(body);
  /** @type {Record<string, string>} */
  const headers = { host, origin };
  if (token) headers.authorization = `Bearer ${token}`;
  if (version) headers['if-match'] = version;
  if (text) headers['content-type'] = 'application/json';
  if (method === 'POST') headers['idempotency-key'] = id();
  return new Promise((answer, refuse) => {
    const sent = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      let received = '';
      response.setEncoding('utf8');
      response.on('data', (piece) => {
        received += piece;
      });
      response.on('end', () => {
        const status = response.statusCode ?? 0;
        if (status >= 300) refuse(new Error(`${method} ${path}: ${status} ${received}`));
        else
          answer({
            value: received && JSON.parse(received),
            version: String(response.headers.etag ?? ''),
          });
      });
    });
    sent.on('error', refuse);
    sent.end(text);
  });
}
