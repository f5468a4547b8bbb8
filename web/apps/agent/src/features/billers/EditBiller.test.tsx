import { mockApi } from '@billspay/console-kit/testing';
import { fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { ada, renderAtDesk } from '../../testing';
import { BillersPane } from './BillersPane';

const account = '/api/agent/customers/{id}';
const one = '/api/agent/customers/{id}/billers/{billerId}';
const [biller] = ada.billers;
if (!biller) throw new Error('a biller is needed');

async function edit() {
  const { refetch } = renderAtDesk(<BillersPane />);
  fireEvent.keyDown(await screen.findByRole('button', { name: /^Northlight/ }), { key: 'e' });
  const user = userEvent.setup();
  await user.type(screen.getByLabelText('Name'), ' & Gas');
  return { user, refetch };
}

it('sends what was changed with the version that was seen', async () => {
  const saved = { ...biller, name: 'Northlight Electric & Gas' };
  const api = mockApi()
    .answers('GET', account, ada)
    .answers('GET', one, biller, { headers: { ETag: '"7"' } })
    .answers('PATCH', one, saved);
  const { user } = await edit();
  await user.keyboard('{Enter}');
  expect(await screen.findByRole('button', { name: /^Northlight Electric & Gas/ })).toBeTruthy();
  expect(api.sent('PATCH', one)).toEqual([{ name: 'Northlight Electric & Gas' }]);
  const call = api.calls.find(({ method }) => method === 'PATCH');
  expect(call?.headers.get('if-match')).toBe('"7"');
});

it('shows mine beside theirs when somebody else saved first, and saves the choice', async () => {
  const theirs = { ...biller, contactInfo: 'help@northlight.test' };
  let changed = false;
  const api = mockApi()
    .answers('GET', account, ada)
    .answers('GET', one, () => (changed ? theirs : biller), { headers: { ETag: '"7"' } })
    .refuses('PATCH', one, { slug: 'stale-version', status: 412 });
  const { user } = await edit();
  changed = true;
  await user.keyboard('{Enter}');
  const dialog = await screen.findByRole('dialog');
  expect(within(dialog).getByLabelText<HTMLInputElement>(/Northlight Electric & Gas/).checked).toBe(
    true,
  );
  expect(within(dialog).getByLabelText<HTMLInputElement>(/help@northlight/).checked).toBe(true);
  api.answers('PATCH', one, { ...theirs, name: 'Northlight Electric & Gas' });
  await user.click(within(dialog).getByRole('button', { name: 'Save this choice' }));
  await screen.findByRole('button', { name: /^Northlight Electric & Gas/ });
  // Their contact is there already: only the name is sent.
  expect(api.sent('PATCH', one).at(-1)).toEqual({ name: 'Northlight Electric & Gas' });
});

it('asks before what was typed is thrown away', async () => {
  mockApi()
    .answers('GET', account, ada)
    .answers('GET', one, biller, { headers: { ETag: '"7"' } });
  const { user } = await edit();
  await user.keyboard('{Escape}');
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Discard' }));
  await user.keyboard('{Escape}');
  expect(document.activeElement).toBe(screen.getByLabelText('Name'));
});

it('keeps what is typed when somebody else removes it, and tells so on saving', async () => {
  const other = { ...biller, id: 'b2', name: 'Bell Phone' };
  let kept = { ...ada, billers: [other, biller] };
  mockApi()
    .answers('GET', account, () => kept)
    .answers('GET', one, biller, { headers: { ETag: '"7"' } })
    .refuses('PATCH', one, { slug: 'not-found', status: 404 });
  const { user, refetch } = await edit();
  kept = { ...ada, billers: [other] };
  await refetch();
  const name = screen.getByLabelText<HTMLInputElement>('Name');
  expect(name.value).toBe('Northlight Electric & Gas');
  expect(document.activeElement).toBe(name);
  await user.keyboard('{Enter}');
  expect(await screen.findByText('It was removed in the meantime.')).toBeTruthy();
  await user.keyboard('{Escape}{Enter}');
  expect(screen.queryByLabelText('Name')).toBeNull();
  expect(document.activeElement).toBe(screen.getByRole('button', { name: /^Bell Phone/ }));
  // The pane is free again.
  fireEvent.click(screen.getByRole('button', { name: 'Add biller' }));
  expect(screen.getByLabelText<HTMLInputElement>('Name').value).toBe('');
});

it('keeps the form of the only one, too', async () => {
  let kept = ada;
  mockApi()
    .answers('GET', account, () => kept)
    .answers('GET', one, biller, { headers: { ETag: '"7"' } });
  const { refetch } = await edit();
  kept = { ...ada, billers: [] };
  await refetch();
  expect(screen.getByLabelText<HTMLInputElement>('Name').value).toBe('Northlight Electric & Gas');
});
