import { take } from '@billspay/console-kit/api';
import { Page, ProblemNotice, useSubmission } from '@billspay/console-kit/ui';
import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { api } from '../../api';
import { checks } from '../../parts/forms';
import { ButtonLink, TextLink } from '../../parts/links';
import { useWords } from '../../words';

function Sent({ email, onAgain }: { email: string; onAgain: () => void }) {
  const t = useWords();
  return (
    <Page title={t('forgot.sent')} lead={t('forgot.sent_text', { email })} width={32}>
      <Group gap="sm">
        <ButtonLink to="/sign-in">{t('forgot.back')}</ButtonLink>
        <Button variant="default" onClick={onAgain}>
          {t('forgot.again')}
        </Button>
      </Group>
    </Page>
  );
}

export function ForgotPage() {
  const t = useWords();
  const [sentTo, setSentTo] = useState<string>();
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { email: '' },
    validate: { email: checks(t).email },
  });
  const submission = useSubmission(form, async ({ email }) => {
    await take(api.POST('/api/auth/forgot-password', { body: { email: email.trim() } }));
    setSentTo(email.trim());
  });
  if (sentTo) return <Sent email={sentTo} onAgain={() => setSentTo(undefined)} />;
  return (
    <Page title={t('forgot.title')} lead={t('forgot.lead')} width={24}>
      <form onSubmit={submission.onSubmit} noValidate>
        <Stack gap="md">
          <TextInput
            label={t('field.email')}
            type="email"
            autoComplete="username"
            autoCapitalize="none"
            required
            withAsterisk={false}
            {...form.getInputProps('email')}
            key={form.key('email')}
          />
          <ProblemNotice error={submission.problem} />
          <Button type="submit" size="md" loading={submission.busy} fullWidth>
            {t('forgot.send')}
          </Button>
          <TextLink to="/sign-in">{t('forgot.back')}</TextLink>
        </Stack>
      </form>
    </Page>
  );
}
