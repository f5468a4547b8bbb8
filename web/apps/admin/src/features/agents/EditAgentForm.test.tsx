import { mockApi, renderWithProviders, signInForTest } from '@billspay/console-kit/testing';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { session } from '../../api';
import { english } from '../../words';
import { EditAgentForm } from './EditAgentForm';
import type { Agent } from './queries';

const path = '/api/admin/agents/{id}';
const agent: Agent = {
  id: '018bf422-dcab-71b6-9500-000000000000',
  username: 'noor',
  fullName: 'Noor Kim',
  email: null,
  phone: '+1 800 555 0181',
  isActive: true,
  createdAt: '2026-11-25T10:00:00Z',
  updatedAt: '2026-11-25T10:00:00Z',
  deletedAt: null,
  customers: [],
};

describe('two who change one agent', () => {
  beforeEach(() => signInForTest(session));

  it('keeps what was typed, takes the rest of theirs, and saves over their version', async () => {
    const api = mockApi()
      .refuses('PATCH', path, { slug: 'stale-version', status: 412 })
      .answers(
        'GET',
        path,
        { ...agent, fullName: 'Noor K', phone: '+1 800 555 0199' },
        { headers: { ETag: '"2"' } },
      );
    const onClose = vi.fn();
    renderWithProviders(<EditAgentForm agent={{ value: agent, etag: '"1"' }} onClose={onClose} />, {
      words: english,
    });
    const user = userEvent.setup();
    const name = screen.getByLabelText(/Full name/);
    await user.clear(name);
    await user.type(name, 'Noor Kim-Lee');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Somebody saved this while you were editing')).toBeTruthy();
    expect(screen.getByText('Noor K')).toBeTruthy();
    expect(screen.getByDisplayValue('Noor Kim-Lee')).toBeTruthy();
    expect(screen.getByDisplayValue('+1 800 555 0199')).toBeTruthy();
    api.answers('PATCH', path, { ...agent, fullName: 'Noor Kim-Lee' });
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    const attempts = api.calls.filter(({ method }) => method === 'PATCH');
    expect(attempts.map(({ headers }) => headers.get('if-match'))).toEqual(['"1"', '"2"']);
  });
});
