// Username and password.
import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { asProblem } from '../api';
import { useKitWords } from '../i18n';
import { ProblemNotice, useSubmission } from '../ui';
import type { StaffCredentials, StaffSignInProps } from './StaffSignIn';
import { useStaffWords } from './words';

export interface PasswordFormProps extends Pick<StaffSignInProps, 'signIn' | 'onSignedIn'> {
  /** The password was right, and works once. */
  onOneTime: (credentials: StaffCredentials) => void;
}

export function PasswordForm({ signIn, onSignedIn, onOneTime }: PasswordFormProps) {
  const t = useStaffWords();
  const kit = useKitWords();
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { username: '', password: '' },
    validate: {
      username: (value) => (value.trim() ? null : t('staff.sign_in.username_missing')),
      password: (value) => (value ? null : t('staff.sign_in.password_missing')),
    },
  });
  const submission = useSubmission(form, async ({ username, password }) => {
    const credentials = { username: username.trim(), password };
    try {
      onSignedIn(await signIn(credentials));
    } catch (error) {
      const problem = asProblem(error);
      if (problem.is('new-password-needed')) return onOneTime(credentials);
      if (problem.is('staff-sign-in-failed')) {
        // Ready to be typed over.
        const field = form.getInputNode('password');
        if (field instanceof HTMLInputElement) field.select();
      }
      throw error;
    }
  });
  const refused = submission.problem?.is('staff-sign-in-failed');
  return (
    <form onSubmit={submission.onSubmit} noValidate>
      <Stack gap="md">
        <TextInput
          label={t('staff.sign_in.username')}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={64}
          autoFocus
          {...form.getInputProps('username')}
          key={form.key('username')}
        />
        <PasswordInput
          label={t('staff.sign_in.password')}
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': kit('kit.password.show'), tabIndex: 0 }}
          {...form.getInputProps('password')}
          key={form.key('password')}
        />
        {refused ? (
          <Alert role="alert" color="red" title={submission.problem?.title}>
            {t('staff.sign_in.failed_help')}
          </Alert>
        ) : (
          <ProblemNotice error={submission.problem} />
        )}
        <Button type="submit" loading={submission.busy} fullWidth>
          {t('staff.sign_in.submit')}
        </Button>
      </Stack>
    </form>
  );
}
