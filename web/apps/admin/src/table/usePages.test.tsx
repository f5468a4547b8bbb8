import { ProblemError } from '@billspay/console-kit/api';
import { renderWithProviders } from '@billspay/console-kit/testing';
import { LoadMore } from '@billspay/console-kit/ui';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { english } from '../words';
import { usePages } from './usePages';

const load = vi.fn<(cursor?: string) => Promise<{ rows: string[]; nextCursor: string | null }>>();

function List() {
  const rows = usePages({ key: ['rows'], load, rowsOf: (page) => page.rows });
  return (
    <>
      {rows.items.join(', ')}
      <LoadMore pages={rows} />
    </>
  );
}

it('says why the next page did not come, and asks for it again', async () => {
  load
    .mockResolvedValueOnce({ rows: ['one'], nextCursor: 'next' })
    .mockRejectedValueOnce(new ProblemError('offline', 'No connection', 0))
    .mockResolvedValueOnce({ rows: ['two'], nextCursor: null });
  renderWithProviders(<List />, { words: english });
  await userEvent.click(await screen.findByRole('button', { name: 'Show more' }));
  expect((await screen.findByRole('alert')).textContent).toContain('No connection');
  expect(screen.getByText('one')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Show more' }));
  expect(await screen.findByText('one, two')).toBeTruthy();
  expect(screen.queryByRole('alert')).toBeNull();
});
