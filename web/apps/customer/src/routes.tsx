// Every page of the portal, one line each. `pages.json` lists the first parts of their paths, which
// the server answers with the page; a test keeps both alike.
import { createRootRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { receiptSearch } from './features/receipts/search';
import { stepSearch } from './features/sign-up/search';
import { Start } from './features/start/Start';
import { page } from './parts/page';
import { Frame } from './shell/Frame';
import { noSession, requireSession } from './shell/guards';
import { NotFound } from './shell/NotFound';
import { returnSearch } from './shell/returning';

const root = createRootRoute({ component: Frame, notFoundComponent: NotFound });
const strangers = createRoute({
  getParentRoute: () => root,
  id: 'strangers',
  beforeLoad: noSession,
});
const own = createRoute({ getParentRoute: () => root, id: 'own', beforeLoad: requireSession });

export const routes = root.addChildren([
  createRoute({ getParentRoute: () => root, path: '/', component: Start }),
  createRoute({
    getParentRoute: () => root,
    path: '/verify-email',
    component: page(() => import('./features/email/VerifyEmailPage'), 'VerifyEmailPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/reset-password',
    component: page(() => import('./features/passwords/ResetPage'), 'ResetPage'),
  }),
  strangers.addChildren([
    createRoute({
      getParentRoute: () => strangers,
      path: '/sign-in',
      validateSearch: returnSearch,
      component: lazyRouteComponent(() => import('./features/sign-in/SignInPage'), 'SignInPage'),
    }),
    createRoute({
      getParentRoute: () => strangers,
      path: '/sign-up',
      validateSearch: stepSearch,
      component: page(() => import('./features/sign-up/SignUpPage'), 'SignUpPage'),
    }),
    createRoute({
      getParentRoute: () => strangers,
      path: '/forgot-password',
      component: page(() => import('./features/passwords/ForgotPage'), 'ForgotPage'),
    }),
  ]),
  own.addChildren([
    createRoute({
      getParentRoute: () => own,
      path: '/receipts',
      validateSearch: receiptSearch,
      component: page(() => import('./features/receipts/ReceiptsPage'), 'ReceiptsPage'),
    }),
    createRoute({
      getParentRoute: () => own,
      path: '/receipts/$id',
      component: page(() => import('./features/receipts/ReceiptPage'), 'ReceiptPage'),
    }),
    createRoute({
      getParentRoute: () => own,
      path: '/billers',
      component: page(() => import('./features/billers/BillersPage'), 'BillersPage'),
    }),
    createRoute({
      getParentRoute: () => own,
      path: '/billers/$id',
      component: page(() => import('./features/billers/BillerPage'), 'BillerPage'),
    }),
    createRoute({
      getParentRoute: () => own,
      path: '/wallet',
      component: page(() => import('./features/wallet/WalletPage'), 'WalletPage'),
    }),
    createRoute({
      getParentRoute: () => own,
      path: '/activity',
      component: page(() => import('./features/activity/ActivityPage'), 'ActivityPage'),
    }),
    createRoute({
      getParentRoute: () => own,
      path: '/security',
      component: page(() => import('./features/security/SecurityPage'), 'SecurityPage'),
    }),
    createRoute({
      getParentRoute: () => own,
      path: '/profile',
      component: page(() => import('./features/profile/ProfilePage'), 'ProfilePage'),
    }),
    createRoute({
      getParentRoute: () => own,
      path: '/more',
      component: page(() => import('./features/more/MorePage'), 'MorePage'),
    }),
    createRoute({
      getParentRoute: () => own,
      path: '/settings',
      component: page(() => import('./features/more/SettingsPage'), 'SettingsPage'),
    }),
  ]),
]);
