import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { ProblemError } from '../api';
import { renderWithProviders } from '../testing';
import { LoadMore } from './states';

const failed = new ProblemError('offline', 'No connection', 0);

it('says why there is no more yet, and can be pressed again', async () => {
  const pages = {
    hasNextPage: true,
    isFetchingNextPage: false,
    isFetchNextPageError: true,
    error: failed,
    fetchNextPage: vi.fn(),
  };
  renderWithProviders(<LoadMore pages={pages} />);
  expect(screen.getByRole('alert').textContent).toContain('No connection');
  await userEvent.click(screen.getByRole('button', { name: 'Show more' }));
  expect(pages.fetchNextPage).toHaveBeenCalledTimes(1);
});

it('is silent of a refresh that failed, which is not its own', () => {
  const pages = {
    hasNextPage: true,
    isFetchingNextPage: false,
    isFetchNextPageError: false,
    error: failed,
    fetchNextPage: () => {},
  };
  renderWithProviders(<LoadMore pages={pages} />);
  expect(screen.queryByRole('alert')).toBeNull();
});
