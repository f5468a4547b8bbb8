// For strangers: what this is, what they would find, how one begins. No promises.
import { Page } from '@billspay/console-kit/ui';
import { Text, Title } from '@mantine/core';
import { IconCreditCard, IconEye, IconReceipt } from '@tabler/icons-react';
import { ButtonLink } from '../../parts/links';
import { useWords } from '../../words';
import classes from './Landing.module.css';

const parts = [
  ['receipts', IconReceipt],
  ['wallet', IconCreditCard],
  ['activity', IconEye],
] as const;

export default function Landing() {
  const t = useWords();
  return (
    <div className={classes.landing}>
      <Page
        title={t('landing.title')}
        documentTitle={t('landing.title_document')}
        lead={t('landing.lead')}
      >
        <div className={classes.doors}>
          <ButtonLink to="/sign-up" size="md">
            {t('nav.sign_up')}
          </ButtonLink>
          <ButtonLink to="/sign-in" size="md" variant="default">
            {t('nav.sign_in')}
          </ButtonLink>
        </div>
      </Page>
      <section aria-labelledby="what">
        <Title order={2} id="what">
          {t('landing.what')}
        </Title>
        <ul className={classes.parts}>
          {parts.map(([part, Icon]) => (
            <li key={part}>
              <Icon size={24} stroke={1.75} className={classes.icon} aria-hidden />
              <Title order={3}>{t(`landing.${part}`)}</Title>
              <Text c="dimmed">{t(`landing.${part}_text`)}</Text>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="how">
        <Title order={2} id="how">
          {t('landing.how')}
        </Title>
        <ol className={classes.steps}>
          {([1, 2, 3] as const).map((step) => (
            <li key={step}>
              <Text>{t(`landing.how_${step}`)}</Text>
            </li>
          ))}
        </ol>
        <Text c="dimmed">{t('landing.not')}</Text>
      </section>
    </div>
  );
}
