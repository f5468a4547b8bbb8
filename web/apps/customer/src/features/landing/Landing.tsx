import { Brand, Page } from '@billspay/console-kit/ui';

export function Landing() {
  return (
    <main>
      <Brand />
      <Page title="billspay">Hello</Page>
    </main>
  );
}
