import { ConsoleProvider } from '@billspay/console-kit/ui';
import type { QueryClient } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { router } from './router';
import { languages, useEnglish } from './words';

export function App({ queryClient }: { queryClient: QueryClient }) {
  return (
    <ConsoleProvider
      color="pine"
      english={useEnglish()}
      languages={languages}
      queryClient={queryClient}
    >
      <RouterProvider router={router} />
    </ConsoleProvider>
  );
}
