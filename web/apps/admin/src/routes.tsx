// Every page of the console, one line each. `pages.json` lists the paths that the server answers
// with the page; a test keeps both alike.
import {
  createRootRoute,
  createRoute,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { departure, session } from './api';
import { agentFilters } from './features/agents/queries';
import { auditFilters } from './features/audit/queries';
import { billerFilters } from './features/billers/queries';
import { customerFilters } from './features/customers/queries';
import { customerTab } from './features/customers/tabs';
import { queueFilters } from './features/reviews/queries';
import { transactionFilters } from './features/transactions/queries';
import { trashFilters } from './features/trash/kinds';
import { NotFound } from './shell/NotFound';
import { nextOf } from './shell/next';
import { Shell } from './shell/Shell';

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: nextOf,
  beforeLoad: ({ search }) => {
    if (session.state === 'signed-in') throw redirect({ href: search.next ?? '/' });
  },
  component: lazyRouteComponent(() => import('./features/signin/SignInPage'), 'SignInPage'),
});

const inside = createRoute({
  getParentRoute: () => root,
  id: 'in',
  beforeLoad: ({ location }) => {
    if (session.state === 'signed-in') return;
    // Who left by their own will begins anew; who was sent away comes back to where they were.
    const fresh = location.href === '/' || departure.reason() === 'left';
    const next = fresh ? {} : { next: location.href };
    throw redirect({ to: '/sign-in', search: next });
  },
  component: Shell,
});

const page = { getParentRoute: () => inside };

const dashboard = createRoute({
  ...page,
  path: '/',
  component: lazyRouteComponent(
    () => import('./features/dashboard/DashboardPage'),
    'DashboardPage',
  ),
});

const reviews = createRoute({
  ...page,
  path: '/reviews',
  validateSearch: queueFilters,
  component: lazyRouteComponent(() => import('./features/reviews/ReviewsPage'), 'ReviewsPage'),
});
const review = createRoute({
  getParentRoute: () => reviews,
  path: '$customerId',
  component: lazyRouteComponent(() => import('./features/reviews/ReviewPane'), 'ReviewPane'),
});

const customers = createRoute({
  ...page,
  path: '/customers',
  validateSearch: customerFilters,
  component: lazyRouteComponent(
    () => import('./features/customers/CustomersPage'),
    'CustomersPage',
  ),
});
const customer = createRoute({
  getParentRoute: () => customers,
  path: '$customerId',
  validateSearch: customerTab,
  component: lazyRouteComponent(
    () => import('./features/customers/CustomerDrawer'),
    'CustomerDrawer',
  ),
});

const transactions = createRoute({
  ...page,
  path: '/transactions',
  validateSearch: transactionFilters,
  component: lazyRouteComponent(
    () => import('./features/transactions/TransactionsPage'),
    'TransactionsPage',
  ),
});
const transaction = createRoute({
  getParentRoute: () => transactions,
  path: '$customerId/$receiptId',
  component: lazyRouteComponent(
    () => import('./features/transactions/TransactionDrawer'),
    'TransactionDrawer',
  ),
});

const billers = createRoute({
  ...page,
  path: '/billers',
  validateSearch: billerFilters,
  component: lazyRouteComponent(() => import('./features/billers/BillersPage'), 'BillersPage'),
});
const biller = createRoute({
  getParentRoute: () => billers,
  path: '$category/$name',
  component: lazyRouteComponent(() => import('./features/billers/BillerDrawer'), 'BillerDrawer'),
});

const agents = createRoute({
  ...page,
  path: '/agents',
  validateSearch: agentFilters,
  component: lazyRouteComponent(() => import('./features/agents/AgentsPage'), 'AgentsPage'),
});
const agent = createRoute({
  getParentRoute: () => agents,
  path: '$agentId',
  component: lazyRouteComponent(() => import('./features/agents/AgentDrawer'), 'AgentDrawer'),
});

const imports = createRoute({
  ...page,
  path: '/imports',
  component: lazyRouteComponent(() => import('./features/imports/ImportsPage'), 'ImportsPage'),
});

const audit = createRoute({
  ...page,
  path: '/audit',
  validateSearch: auditFilters,
  component: lazyRouteComponent(() => import('./features/audit/AuditPage'), 'AuditPage'),
});
const event = createRoute({
  getParentRoute: () => audit,
  path: '$eventId',
  component: lazyRouteComponent(() => import('./features/audit/EventDrawer'), 'EventDrawer'),
});

const trash = createRoute({
  ...page,
  path: '/trash',
  validateSearch: trashFilters,
  component: lazyRouteComponent(() => import('./features/trash/TrashPage'), 'TrashPage'),
});

const security = createRoute({
  ...page,
  path: '/security',
  component: lazyRouteComponent(() => import('./features/security/SecurityPage'), 'SecurityPage'),
});

export const routes = root.addChildren([
  signIn,
  inside.addChildren([
    dashboard,
    reviews.addChildren([review]),
    customers.addChildren([customer]),
    transactions.addChildren([transaction]),
    billers.addChildren([biller]),
    agents.addChildren([agent]),
    imports,
    audit.addChildren([event]),
    trash,
    security,
  ]),
]);
