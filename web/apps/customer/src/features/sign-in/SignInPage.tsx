import { take } from '@billspay/console-kit/api';
import { Page, ProblemNotice, useSubmission } from '@billspay/console-kit/ui';
import { Button, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useRouter, useSearch } from '@tanstack/react-router';
import { api, session } from '../../api';
import { checks } from '../../parts/forms';
import { TextLink } from '../../parts/links';
import { Secret } from '../../parts/Secret';
import { useWords } from '../../words';

export function SignInPage() {
  const t = useWords();
  const router = useRouter();
  const { to } = useSearch({ from: '/strangers/sign-in' });
  const { required } = checks(t);
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { email: '', password: '' },
    validate: { email: required, password: required },
  });
  const submission = useSubmission(form, async ({ email, password }) => {
    session.begin(
      await take(api.POST('/api/auth/login', { body: { email: email.trim(), password } })),
    );
    router.history.replace(to ?? '/');
  });
  return (
    <Page title={t('sign_in.title')} {...(to && { lead: t('sign_in.return') })} width={24}>
      <form onSubmit={submission.onSubmit} noValidate>
        <Stack gap="md">
          <TextInput
            label={t('field.email')}
            type="email"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            required
            withAsterisk={false}
            {...form.getInputProps('email')}
            key={form.key('email')}
          />
          <Secret
            label={t('field.password')}
            autoComplete="current-password"
            required
            withAsterisk={false}
            {...form.getInputProps('password')}
            key={form.key('password')}
          />
          <ProblemNotice error={submission.problem} />
          <Button type="submit" size="md" loading={submission.busy} fullWidth>
            {t('sign_in.button')}
          </Button>
          <TextLink to="/forgot-password">{t('sign_in.forgot')}</TextLink>
          <Text c="dimmed">
            {t('sign_in.new')}{' '}
            <TextLink to="/sign-up" underline="always">
              {t('sign_in.sign_up')}
            </TextLink>
          </Text>
        </Stack>
      </form>
    </Page>
  );
}
