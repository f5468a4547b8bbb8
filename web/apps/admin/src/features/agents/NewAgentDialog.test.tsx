import { mockApi, renderWithProviders, signInForTest } from '@billspay/console-kit/testing';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { session } from '../../api';
import { english } from '../../words';
import { NewAgentDialog } from './NewAgentDialog';

const agent = {
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

async function fillIn(username: string) {
  const user = userEvent.setup();
  renderWithProviders(<NewAgentDialog opened onClose={() => {}} />, { words: english });
  await user.type(await screen.findByLabelText(/Full name/), 'Noor Kim');
  await user.type(screen.getByLabelText(/Username/), username);
  await user.click(screen.getByRole('button', { name: 'Add agent' }));
}

describe('adding an agent', () => {
  beforeEach(() => signInForTest(session));

  it('shows the generated password once', async () => {
    const api = mockApi().answers(
      'POST',
      '/api/admin/agents',
      { ...agent, generatedPassword: 's2r4d-trxgr-uccvn' },
      { status: 201 },
    );
    await fillIn('noor');
    expect(await screen.findByText('s2r4d-trxgr-uccvn')).toBeTruthy();
    expect(screen.getByText('This password is shown only now')).toBeTruthy();
    expect(api.sent('POST', '/api/admin/agents')).toEqual([
      { fullName: 'Noor Kim', username: 'noor', email: null, phone: null },
    ]);
  });

  it('says so when an earlier attempt has shown it', async () => {
    mockApi().answers('POST', '/api/admin/agents', agent, { status: 201 });
    await fillIn('noor');
    expect(await screen.findByText('The password was shown before')).toBeTruthy();
  });

  it('puts a name that is taken onto its field and keeps what was typed', async () => {
    mockApi().refuses('POST', '/api/admin/agents', {
      slug: 'username-taken',
      status: 409,
      fields: { username: "is another agent's name" },
    });
    await fillIn('dana');
    expect(await screen.findByText("is another agent's name")).toBeTruthy();
    expect(screen.getByDisplayValue('Noor Kim')).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByLabelText(/Username/));
  });
});
