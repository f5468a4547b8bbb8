import { take } from '@billspay/console-kit/api';
import { Page, ProblemNotice, useSubmission } from '@billspay/console-kit/ui';
import { Button, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { api } from '../../api';
import { useToken } from '../../parts/addressBar';
import { checks } from '../../parts/forms';
import { ButtonLink } from '../../parts/links';
import { NewSecret } from '../../parts/NewSecret';
import { useWords } from '../../words';

function ResetForm({ token, onDone }: { token: string; onDone: () => void }) {
  const t = useWords();
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { password: '' },
    validate: { password: checks(t).newPassword },
  });
  const submission = useSubmission(form, async ({ password }) => {
    await take(api.POST('/api/auth/reset-password', { body: { token, password } }));
    onDone();
  });
  return (
    <form onSubmit={submission.onSubmit} noValidate>
      <Stack gap="md">
        <NewSecret
          label={t('field.new_password')}
          {...form.getInputProps('password')}
          key={form.key('password')}
        />
        <ProblemNotice error={submission.problem} />
        {submission.problem?.is('link-not-valid') ? (
          <ButtonLink to="/forgot-password" size="md">
            {t('reset.new_link')}
          </ButtonLink>
        ) : (
          <Button type="submit" size="md" loading={submission.busy} fullWidth>
            {t('reset.save')}
          </Button>
        )}
      </Stack>
    </form>
  );
}

export function ResetPage() {
  const t = useWords();
  const token = useToken();
  const [done, setDone] = useState(false);
  if (done) {
    return (
      <Page title={t('reset.done')} lead={t('reset.done_text')} width={32}>
        <ButtonLink to="/sign-in">{t('nav.sign_in')}</ButtonLink>
      </Page>
    );
  }
  if (!token) {
    return (
      <Page title={t('reset.expired')} lead={t('verify.no_token')} width={32}>
        <ButtonLink to="/forgot-password">{t('reset.new_link')}</ButtonLink>
      </Page>
    );
  }
  return (
    <Page title={t('reset.title')} lead={t('reset.lead')} width={24}>
      <ResetForm token={token} onDone={() => setDone(true)} />
    </Page>
  );
}
