import { Page } from '@billspay/console-kit/ui';
import { Text } from '@mantine/core';
import { ButtonLink } from '../../parts/links';
import { useWords } from '../../words';

export function CheckMail({ email }: { email: string }) {
  const t = useWords();
  return (
    <Page title={t('sign_up.done')} lead={t('sign_up.done_text', { email })} width={34}>
      <Text mb="lg">{t('sign_up.done_next')}</Text>
      <ButtonLink to="/sign-in">{t('nav.sign_in')}</ButtonLink>
    </Page>
  );
}
