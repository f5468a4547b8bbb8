import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { ProblemError } from '../api';
import { renderWithProviders } from '../testing';
import { deviceOf } from './device';
import type { StaffSession } from './SessionList';
import { StaffSecurity } from './StaffSecurity';
import { staffEnglish } from './words';

const firefox = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0';
const session: StaffSession = {
  id: 's1',
  current: true,
  ip: '127.0.0.1',
  userAgent: firefox,
  createdAt: '2026-11-25T10:00:00.000Z',
  lastUsedAt: '2026-11-25T10:00:00.000Z',
  expiresAt: '2026-11-26T10:00:00.000Z',
};

function show(changePassword: () => Promise<unknown> = async () => undefined) {
  const endSession = vi.fn(async () => undefined);
  renderWithProviders(
    <StaffSecurity
      listSessions={async () => [session, { ...session, id: 's2', current: false }]}
      endSession={endSession}
      changePassword={changePassword}
    />,
    { words: staffEnglish },
  );
  return endSession;
}

it('names devices', () => {
  expect(deviceOf(firefox)).toEqual({ browser: 'Firefox', system: 'Windows' });
  expect(
    deviceOf(
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140',
    ),
  ).toEqual({ browser: 'Edge', system: 'Linux' });
  expect(deviceOf('curl/8')).toBeUndefined();
});

it('ends other sessions, not this one', async () => {
  const endSession = show();
  const [own, other] = await screen.findAllByRole('listitem');
  expect(own && within(own).queryByRole('button')).toBeNull();
  if (other) await userEvent.click(within(other).getByRole('button'));
  expect(endSession.mock.calls[0]?.[0 as never]).toBe('s2');
});

it('puts a wrong current password onto its field and keeps the new one', async () => {
  show(async () => {
    throw new ProblemError('current-password-wrong', 'Not right.', 403);
  });
  await userEvent.type(screen.getByLabelText('Current password'), 'wrong');
  await userEvent.type(screen.getByLabelText('New password'), 'wobbly tangerine kazoo{Enter}');
  expect(await screen.findByText('This is not your current password.')).toBeTruthy();
  expect(document.activeElement).toBe(screen.getByLabelText('Current password'));
  expect(screen.getByLabelText<HTMLInputElement>('New password').value).toBe(
    'wobbly tangerine kazoo',
  );
});
