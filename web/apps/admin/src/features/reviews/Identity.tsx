// Birth date and SSN digits stay masked until somebody says why they must be seen. They live in this
// component alone and are gone when one leaves.
import type { components } from '@billspay/console-kit/api';
import { useFormats } from '@billspay/console-kit/i18n';
import { ReasonDialog } from '@billspay/console-kit/ui';
import { Button } from '@mantine/core';
import { IconEye, IconEyeOff } from '@tabler/icons-react';
import { useState } from 'react';
import { Facts, Section } from '../../table/Facts';
import { useWords } from '../../words';
import { reveal } from './queries';
import classes from './Reviews.module.css';

type Schemas = components['schemas'];

export function Identity({ customer }: { customer: Schemas['KycApplicant'] }) {
  const t = useWords();
  const { day } = useFormats();
  const [asking, setAsking] = useState(false);
  const [shown, setShown] = useState<Schemas['RevealedIdentity']>();
  const toggle = (
    <Button
      size="compact-sm"
      variant="default"
      leftSection={shown ? <IconEyeOff size={16} aria-hidden /> : <IconEye size={16} aria-hidden />}
      onClick={() => (shown ? setShown(undefined) : setAsking(true))}
    >
      {t(shown ? 'reviews.hide' : 'reviews.reveal')}
    </Button>
  );
  return (
    <Section title={t('reviews.identity')} actions={toggle}>
      <Facts
        facts={[
          [
            t('reviews.birth'),
            <span key="birth" className={classes.masked}>
              {shown ? day(shown.dateOfBirth) : customer.dateOfBirth}
            </span>,
          ],
          [
            t('reviews.ssn'),
            <span key="ssn" className={classes.masked}>
              {shown?.ssnLast4 ?? customer.ssnLast4}
            </span>,
          ],
        ]}
      />
      <ReasonDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('reviews.reveal_title')}
        action={t('reviews.reveal')}
        reason="required"
        onConfirm={async (reason) => setShown(await reveal(customer.id, reason))}
      >
        {t('reviews.reveal_body')}
      </ReasonDialog>
    </Section>
  );
}
