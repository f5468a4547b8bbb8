// Replaces a password that works once, which signs in at the same time.
import { Button, Group, PasswordInput, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useKitWords } from '../i18n';
import { ProblemNotice, useSubmission } from '../ui';
import { useNewPasswordRule } from './rules';
import type { StaffCredentials, StaffSignInProps } from './StaffSignIn';
import { useStaffWords } from './words';

export interface OneTimeFormProps extends Pick<StaffSignInProps, 'signIn' | 'onSignedIn'> {
  credentials: StaffCredentials;
  onBack: () => void;
}

export function OneTimeForm({ credentials, signIn, onSignedIn, onBack }: OneTimeFormProps) {
  const t = useStaffWords();
  const kit = useKitWords();
  const rule = useNewPasswordRule();
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { newPassword: '' },
    validate: { newPassword: (value) => rule(value, credentials.password) },
  });
  const submission = useSubmission(form, async ({ newPassword }) => {
    onSignedIn(await signIn({ ...credentials, newPassword }));
  });
  return (
    <form onSubmit={submission.onSubmit} noValidate>
      {/* Password managers keep the new password with its name. */}
      <input type="text" autoComplete="username" value={credentials.username} readOnly hidden />
      <Stack gap="md">
        <PasswordInput
          label={t('staff.password.new')}
          description={t('staff.password.help')}
          autoComplete="new-password"
          autoFocus
          visibilityToggleButtonProps={{ 'aria-label': kit('kit.password.show'), tabIndex: 0 }}
          {...form.getInputProps('newPassword')}
          key={form.key('newPassword')}
        />
        <ProblemNotice error={submission.problem} />
        <Group justify="space-between">
          <Button variant="default" onClick={onBack}>
            {t('staff.one_time.back')}
          </Button>
          <Button type="submit" loading={submission.busy}>
            {t('staff.one_time.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
