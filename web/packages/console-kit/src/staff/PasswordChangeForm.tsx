// Changes one's own password, which signs the other devices out.
import { Button, Group, PasswordInput, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { asProblem, type components, ProblemError } from '../api';
import { useKitWords } from '../i18n';
import { announce, ProblemNotice, useSubmission } from '../ui';
import { useNewPasswordRule } from './rules';
import { useStaffWords } from './words';

export type PasswordChange = components['schemas']['PasswordChange'];

export interface PasswordChangeFormProps {
  /** The audience's POST …/change-password. Throws ProblemError. */
  change: (change: PasswordChange) => Promise<unknown>;
}

const empty: PasswordChange = { currentPassword: '', newPassword: '' };

export function PasswordChangeForm({ change }: PasswordChangeFormProps) {
  const t = useStaffWords();
  const kit = useKitWords();
  const rule = useNewPasswordRule();
  const queryClient = useQueryClient();
  const form = useForm<PasswordChange>({
    mode: 'uncontrolled',
    initialValues: empty,
    validate: {
      currentPassword: (value) => (value ? null : t('staff.change.current_missing')),
      newPassword: (value, { currentPassword }) => rule(value, currentPassword),
    },
  });

  /** A wrong current password belongs to its field; so does one that another device replaced. */
  const withFields = (error: unknown): ProblemError => {
    const problem = asProblem(error);
    const raced = problem.is('stale-version');
    if (!raced && !problem.is('current-password-wrong')) return problem;
    const detail = raced ? t('staff.change.raced') : t('staff.change.current_wrong');
    const fields = { currentPassword: detail };
    const { slug, title, status, requestId } = problem;
    return new ProblemError(slug, title, status, undefined, requestId, fields);
  };

  const submission = useSubmission(form, async (values) => {
    await change(values).catch((error: unknown) => {
      throw withFields(error);
    });
    form.reset();
    announce(t('staff.change.done'));
    await queryClient.invalidateQueries({ queryKey: ['sessions'] });
  });

  const toggle = { 'aria-label': kit('kit.password.show'), tabIndex: 0 };
  const onField = Object.keys(submission.problem?.fieldErrors ?? {}).length > 0;
  return (
    <form onSubmit={submission.onSubmit} noValidate>
      <Stack gap="md" maw="24rem">
        <PasswordInput
          label={t('staff.change.current')}
          autoComplete="current-password"
          visibilityToggleButtonProps={toggle}
          {...form.getInputProps('currentPassword')}
          key={form.key('currentPassword')}
        />
        <PasswordInput
          label={t('staff.password.new')}
          description={t('staff.password.help')}
          autoComplete="new-password"
          visibilityToggleButtonProps={toggle}
          {...form.getInputProps('newPassword')}
          key={form.key('newPassword')}
        />
        {!onField && <ProblemNotice error={submission.problem} />}
        <Group>
          <Button type="submit" loading={submission.busy}>
            {t('staff.change.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
