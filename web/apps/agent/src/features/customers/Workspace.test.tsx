import { mockApi, renderWithProviders, signInForTest } from '@billspay/console-kit/testing';
import { act, fireEvent, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { session } from '../../api';
import { ada, queryClientForTest, refetchAll } from '../../testing';
import { english } from '../../words';
import { ShellContext } from '../shell/ShellContext';
import { tabs } from '../tabs/store';
import { Workspace } from './Workspace';

const account = '/api/agent/customers/{id}';
const { id } = ada.profile;

afterEach(() => tabs.clear());

it('says that a customer who was removed meanwhile is not there any more', async () => {
  const api = mockApi().answers('GET', account, ada);
  signInForTest(session);
  tabs.open(id);
  const close = vi.fn();
  const shown = { ...tabs.state, activeId: id, show: vi.fn(), close: vi.fn() };
  const queryClient = queryClientForTest();
  renderWithProviders(
    <ShellContext value={{ tabs: shown, show: vi.fn(), close }}>
      <Workspace id={id} />
    </ShellContext>,
    { words: english, color: 'harbor', queryClient },
  );
  (await screen.findByRole('button', { name: 'Add biller' })).focus();
  act(() => tabs.setDraft(id, true));
  api.refuses('GET', account, { slug: 'not-found', status: 404 });
  await refetchAll(queryClient);
  const title = await screen.findByRole('heading', { name: 'There is no such customer' });
  expect(document.activeElement).toBe(title);
  expect(screen.queryByRole('button', { name: 'Add biller' })).toBeNull();
  expect(tabs.state.tabs).toMatchObject([{ name: 'Not found', draft: false }]);
  fireEvent.click(screen.getByRole('button', { name: 'Close this tab' }));
  expect(close).toHaveBeenCalledWith(id);
});

it('keeps a customer in sight while the server is out of reach', async () => {
  const api = mockApi().answers('GET', account, ada);
  signInForTest(session);
  const queryClient = queryClientForTest();
  renderWithProviders(<Workspace id={id} />, { words: english, color: 'harbor', queryClient });
  await screen.findByRole('button', { name: 'Add biller' });
  api.fails('GET', account);
  await refetchAll(queryClient);
  expect(screen.getByRole('button', { name: 'Add biller' })).toBeTruthy();
});
