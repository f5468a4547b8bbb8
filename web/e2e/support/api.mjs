// Calls of the API from outside of a browser, to prepare people and to look at what came of it.
import { request as plain } from 'node:http';
import { request as overTls } from 'node:https';
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
  const { protocol, host, hostname, port, origin } = new URL(addresses()[console]);
  const secure = protocol === 'https:';
  const text = body === undefined ? undefined : JSON.stringify(body);
  /** @type {Record<string, string>} */
  const headers = { host, origin };
  if (token) headers.authorization = `Bearer ${token}`;
  if (version) headers['if-match'] = version;
  if (text) headers['content-type'] = 'application/json';
  if (method === 'POST') headers['idempotency-key'] = id();
  return new Promise((answer, refuse) => {
    const place = { host: secure ? hostname : '127.0.0.1', port, path, method, headers };
    const sent = (secure ? overTls : plain)(place, (response) => {
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
