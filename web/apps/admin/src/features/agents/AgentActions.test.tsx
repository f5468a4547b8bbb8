import { mockApi, renderWithProviders, signInForTest } from '@billspay/console-kit/testing';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { session } from '../../api';
import { english } from '../../words';
import { AgentActions } from './AgentActions';
import type { Agent } from './queries';

const path = '/api/admin/agents/{id}';
const agent: Agent = {
  id: '018bf422-dcab-71b6-9500-000000000000',
  username: 'noor',
  fullName: 'Noor Kim',
  email: null,
  phone: null,
  isActive: true,
  createdAt: '2026-11-25T10:00:00Z',
  updatedAt: '2026-11-25T10:00:00Z',
  deletedAt: null,
  customers: [],
};

async function ask() {
  const user = userEvent.setup();
  renderWithProviders(<AgentActions agent={{ value: agent, etag: '"1"' }} />, { words: english });
  await user.click(screen.getByRole('button', { name: 'New password' }));
  const dialog = await screen.findByRole('dialog', { name: 'Give Noor Kim a new password?' });
  expect(dialog.textContent).toContain('they are signed out at once');
  await user.click(screen.getAllByRole('button', { name: 'New password' }).at(-1) ?? dialog);
  return user;
}

describe('a new password for an agent', () => {
  beforeEach(() => signInForTest(session));

  it('is made, set over the newest version, and shown once', async () => {
    const api = mockApi()
      .answers('GET', path, agent, { headers: { ETag: '"2"' } })
      .answers('PATCH', path, agent);
    const user = await ask();
    expect(await screen.findByText('This password is shown only now')).toBeTruthy();
    const [sent] = api.sent('PATCH', path);
    expect(sent).toEqual({ password: expect.stringMatching(/^[a-z2-9]{5}(-[a-z2-9]{5}){4}$/) });
    expect(screen.getByLabelText('Generated password').textContent).toBe(sent?.password);
    const patch = api.calls.find(({ method }) => method === 'PATCH');
    expect(patch?.headers.get('if-match')).toBe('"2"');
    await user.keyboard('{Escape}');
    await user.click(screen.getByRole('button', { name: 'I have noted it' }));
    await waitFor(() => expect(screen.queryByLabelText('Generated password')).toBeNull());
  });

  it('is not shown when the server refused it', async () => {
    mockApi()
      .answers('GET', path, agent, { headers: { ETag: '"2"' } })
      .refuses('PATCH', path, { slug: 'stale-version', status: 412, title: 'Changed meanwhile' });
    await ask();
    expect(await screen.findByText('Changed meanwhile')).toBeTruthy();
    expect(screen.queryByLabelText('Generated password')).toBeNull();
  });
});
