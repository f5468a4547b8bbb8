import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  RouterProvider,
} from '@tanstack/react-router';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type ReactNode, StrictMode } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ProblemError } from '../api';
import { renderWithProviders } from '../testing';
import { RouteFault, Unreached } from './faults';

const reload = vi.fn();

beforeEach(() => {
  reload.mockClear();
  vi.spyOn(console, 'error').mockImplementation(() => undefined); // React tells every fault there
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
});

afterEach(() => sessionStorage.clear());

/** As Vite does it. */
function notLoaded(message: string): Promise<never> {
  const payload = new Error(message);
  window.dispatchEvent(Object.assign(new Event('vite:preloadError'), { payload }));
  return Promise.reject(payload);
}

function renderPage(load: () => Promise<{ default: () => ReactNode }>) {
  const root = createRootRoute({
    component: () => (
      <main>
        <nav>Menu</nav>
        <Outlet />
      </main>
    ),
  });
  const page = createRoute({
    getParentRoute: () => root,
    path: '/',
    component: lazyRouteComponent(load),
  });
  const router = createRouter({
    routeTree: root.addChildren([page]),
    history: createMemoryHistory(),
    defaultErrorComponent: ({ error }) => <RouteFault error={error} reload={reload} />,
  });
  // The program's own router is known to the types; this is another one.
  const own = router as unknown as React.ComponentProps<typeof RouterProvider>['router'];
  renderWithProviders(
    <StrictMode>
      <RouterProvider router={own} />
    </StrictMode>,
  );
}

test('a page that does not load says so inside the shell, after one reload', async () => {
  const load = vi.fn(() => notLoaded('Unable to preload CSS for /assets/page-1.css'));
  renderPage(load);
  await screen.findByRole('heading', { name: 'No connection' });
  expect(screen.getByText('Menu')).toBeTruthy();
  expect(reload).toHaveBeenCalledOnce();
  await userEvent.click(screen.getByRole('button', { name: 'Reload the page' }));
  expect(reload).toHaveBeenCalledTimes(2);
});

test('it does not reload by itself a second time', async () => {
  sessionStorage.setItem(
    'tanstack_router_reload:Unable to preload CSS for /assets/page-1.css',
    '1',
  );
  renderPage(() => notLoaded('Unable to preload CSS for /assets/page-1.css'));
  await screen.findByRole('heading', { name: 'No connection' });
  expect(reload).not.toHaveBeenCalled();
});

test('it does not reload without a connection, and is tried again when wanted', async () => {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
  const load = vi.fn<() => Promise<{ default: () => ReactNode }>>(() =>
    notLoaded('Unable to preload CSS for /assets/page-2.css'),
  );
  renderPage(load);
  await screen.findByRole('heading', { name: 'No connection' });
  expect(reload).not.toHaveBeenCalled();
  load.mockResolvedValue({ default: () => <p>The page</p> });
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await screen.findByText('The page');
});

test('a page with a fault says so, and does not reload by itself', async () => {
  const Faulty = () => {
    throw new Error('a bug');
  };
  renderPage(async () => ({ default: Faulty }));
  await screen.findByRole('heading', { name: 'This page stopped working' });
  expect(screen.getByText('Menu')).toBeTruthy();
  expect(reload).not.toHaveBeenCalled();
});

test('a server that is out of reach is said, with a way to ask again', async () => {
  const onRetry = vi.fn();
  const problem = new ProblemError('temporarily-unavailable', 'Temporarily unavailable', 503);
  renderWithProviders(<Unreached problem={problem} onRetry={onRetry} />);
  screen.getByRole('heading', { name: 'Temporarily unavailable' });
  screen.getByText(/The service is busy/);
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(onRetry).toHaveBeenCalledOnce();
});
