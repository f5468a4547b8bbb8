import { renderWithProviders, signInForTest } from '@billspay/console-kit/testing';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { session } from '../../api';
import { english } from '../../words';
import { ImportFlow } from './ImportFlow';
import type { Report } from './queries';

const report: Report = {
  id: null,
  dryRun: true,
  mode: 'all-or-nothing',
  committed: false,
  rows: 1,
  added: 0,
  duplicates: 0,
  invalid: 0,
  errors: [],
  moreErrors: false,
};

/** As browsers do: a file that changed since it was chosen is not read. */
function csv(readable: boolean): File {
  const arrayBuffer = async () => {
    if (!readable) throw new DOMException('changed', 'NotReadableError');
    return new ArrayBuffer(1);
  };
  return Object.assign(new File(['a'], 'receipts.csv'), { slice: () => ({ arrayBuffer }) });
}

beforeEach(() => signInForTest(session));

it('asks to choose a file again that changed on disk, and sends nothing of it', async () => {
  const fetch = vi.fn(async () => Response.json(report));
  vi.stubGlobal('fetch', fetch);
  renderWithProviders(<ImportFlow />, { words: english });
  const user = userEvent.setup();
  await user.upload(screen.getByLabelText('CSV file of receipts'), csv(false));
  await user.click(screen.getByRole('button', { name: 'Check the file' }));
  expect(await screen.findByText('The file changed on disk: choose it again')).toBeTruthy();
  expect(screen.queryByText('No connection')).toBeNull();
  expect(fetch).not.toHaveBeenCalled();
  await user.upload(screen.getByLabelText('CSV file of receipts'), csv(true));
  expect(screen.queryByRole('alert')).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Check the file' }));
  expect(await screen.findByText('1 receipt can be imported')).toBeTruthy();
});
