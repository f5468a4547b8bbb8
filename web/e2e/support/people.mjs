// People of a journey's own, made through the API, so that journeys do not meet each other's.
import { ask } from './api.mjs';
import { mailedLink } from './mail.mjs';

const demoAdmin = { username: 'sameer614614', password: 'Cake@1245' };
/** @type {{ username: string, password: string }} */
export const admin = process.env.E2E_ADMIN ? JSON.parse(process.env.E2E_ADMIN) : demoAdmin;
export const ada = { email: 'ada@demo.test', password: 'demo-passphrase-2026' };
/** A published test number. */
export const card = '4242 4242 4242 4242';
export const routing = '110000000';

/**
 * @typedef {object} Customer
 * @property {string} id
 * @property {string} email
 * @property {string} password
 * @property {string} firstName
 * @property {string} lastName
 * @property {string} customerNumber
 * @property {string} phone
 * @property {string} dateOfBirth
 * @property {string} ssnLast4
 * @property {string} addressLine1
 * @property {string} city
 * @property {string} state
 * @property {string} postalCode
 *
 * @typedef {object} Agent
 * @property {string} id
 * @property {string} username
 * @property {string} password
 * @property {string} fullName
 */

const letters = 'abcdefghijklmnopqrstuvwxyz';
/** @param {number} count */
function anyLetters(count) {
  const bytes = globalThis.crypto.getRandomValues(new Uint8Array(count));
  return Array.from(bytes, (byte) => letters[byte % letters.length]).join('');
}
/** @param {string} word */
const capital = (word) => word[0]?.toUpperCase() + word.slice(1);
const anyDigits = (/** @type {number} */ count) =>
  Array.from({ length: count }, () => Math.floor(Math.random() * 10)).join('');

/** Somebody whom no other journey knows. */
export function stranger() {
  const lastName = capital(anyLetters(9));
  return {
    email: `${anyLetters(12)}@example.test`,
    password: `long enough ${anyLetters(10)} 2026`,
    firstName: capital(anyLetters(7)),
    lastName,
    dateOfBirth: '1984-03-09',
    ssnLast4: anyDigits(4),
    phone: `(312) 555-${anyDigits(4)}`,
    addressLine1: `${100 + Math.floor(Math.random() * 900)} Juniper Street`,
    city: 'Springfield',
    state: 'IL',
    postalCode: '62704',
  };
}

/** @type {string | undefined} */
let adminToken;
export async function asAdmin() {
  if (!adminToken) {
    const { value } = await ask('admin', 'POST', '/api/admin/login', { body: admin });
    adminToken = String(value.token);
  }
  return adminToken;
}

/**
 * Registered, with the e-mail verified, and reviewed unless `status` is PENDING.
 * @param {'APPROVED' | 'PENDING'} [status]
 * @param {Partial<Customer>} [details]
 * @returns {Promise<Customer>}
 */
export async function newCustomer(status = 'APPROVED', details = {}) {
  const who = { ...stranger(), ...details };
  const { value } = await ask('portal', 'POST', '/api/auth/register', { body: who });
  const { id, customerNumber } = value.user;
  const link = await mailedLink(who.email, '/verify-email');
  const token = link.replace(/^.*#token=/, '');
  await ask('portal', 'POST', '/api/auth/verify-email', { body: { token } });
  if (status === 'APPROVED') await approve(id);
  return { ...who, id, customerNumber };
}

/** @param {string} customer */
export async function approve(customer) {
  const token = await asAdmin();
  const path = `/api/admin/kyc-reviews/${customer}`;
  const review = await ask('admin', 'GET', path, { token });
  await ask('admin', 'POST', path, {
    token,
    version: review.version,
    body: { decision: 'APPROVED', version: review.value.version },
  });
}

/** @returns {Promise<Agent>} */
export async function newAgent() {
  const token = await asAdmin();
  const body = {
    username: `agent-${anyLetters(8)}`,
    fullName: `${capital(anyLetters(6))} ${capital(anyLetters(8))}`,
    password: `long enough ${anyLetters(10)}`,
  };
  const { value } = await ask('admin', 'POST', '/api/admin/agents', { token, body });
  return { ...body, id: value.id };
}

/** @param {Agent} agent */
export async function asAgent({ username, password }) {
  const { value } = await ask('agent', 'POST', '/api/agent/login', {
    body: { username, password },
  });
  return String(value.token);
}

/** @param {{ email: string, password: string }} customer */
export async function asCustomer({ email, password }) {
  const { value } = await ask('portal', 'POST', '/api/auth/login', { body: { email, password } });
  return String(value.token);
}

/**
 * @param {Agent} agent
 * @param {Customer} customer
 * @param {{ name: string, category: string, accountId: string }} biller
 * @param {{ amount: string, paidOn?: string }[]} [receipts]
 * @returns {Promise<{ biller: any, receipts: any[] }>}
 */
export async function newBiller(agent, customer, biller, receipts = []) {
  const token = await asAgent(agent);
  const path = `/api/agent/customers/${customer.id}`;
  const { value } = await ask('agent', 'POST', `${path}/billers`, { token, body: biller });
  const posted = [];
  for (const receipt of receipts) {
    const body = { billerId: value.id, ...receipt };
    posted.push((await ask('agent', 'POST', `${path}/receipts`, { token, body })).value);
  }
  return { biller: value, receipts: posted };
}

/** Has a little of everything: billers, receipts, a voided one, a card and a bank account. */
export async function busyCustomer() {
  const customer = await newCustomer();
  const agent = await newAgent();
  const day = 86_400_000;
  const daysAgo = (/** @type {number} */ days) => new Date(Date.now() - days * day).toISOString();
  const billers = [
    { name: 'Northwind Internet', category: 'INTERNET', accountId: 'N-5521' },
    { name: 'Clearbrook Water', category: 'HOME', accountId: 'W-118-2' },
    { name: 'Summit Mobile', category: 'MOBILE', accountId: '312 555 0142' },
  ];
  const added = [];
  for (const [index, biller] of billers.entries()) {
    const receipts = [3, 35, 64, 95].map((days) => ({
      amount: `${31 + index * 24 + days}.5`,
      paidOn: daysAgo(days),
    }));
    added.push(await newBiller(agent, customer, biller, receipts));
  }
  const receipt = added[0]?.receipts[3];
  const path = `/api/agent/customers/${customer.id}/receipts/${receipt.id}`;
  const token = await asAgent(agent);
  const { version } = await ask('agent', 'GET', path, { token });
  const body = { reason: 'It was paid twice.' };
  await ask('agent', 'POST', `${path}/void`, { token, version, body });
  await addMethods(customer);
  return { customer, agent, added, voided: receipt };
}

/** A card and a bank account. @param {Customer} customer */
async function addMethods(customer) {
  const token = await asCustomer(customer);
  const name = `${customer.firstName} ${customer.lastName}`;
  const shared = { provider: 'Harbor Bank', useProfileAddress: true };
  for (const method of [
    { type: 'CREDIT_CARD', accountNumber: card, cardholderName: name, expMonth: 4, expYear: 2031 },
    {
      ...{ type: 'BANK_ACCOUNT', accountNumber: '000123456789', routingNumber: routing },
      ...{ accountType: 'CHECKING', ownerName: name, nickname: 'Household account' },
    },
  ]) {
    const body = { ...shared, ...method };
    await ask('portal', 'POST', '/api/payment-methods', { token, body });
  }
}
