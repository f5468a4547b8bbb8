import { take } from '@billspay/console-kit/api';
import { announce, ProblemNotice, useSubmission } from '@billspay/console-kit/ui';
import { Button, Group, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { api } from '../../api';
import { checks } from '../../parts/forms';
import { NewSecret } from '../../parts/NewSecret';
import { Panel } from '../../parts/Panel';
import { Secret } from '../../parts/Secret';
import { useWords } from '../../words';
import classes from './Security.module.css';

export function ChangePassword() {
  const t = useWords();
  const queryClient = useQueryClient();
  const { required, newPassword } = checks(t);
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { currentPassword: '', newPassword: '' },
    validate: { currentPassword: required, newPassword },
  });
  const submission = useSubmission(form, async (body) => {
    await take(api.POST('/api/auth/change-password', { body }));
    form.reset();
    announce(t('security.changed'));
    void queryClient.invalidateQueries({ queryKey: ['sessions'] });
  });
  const wrong = submission.problem?.is('current-password-wrong');
  return (
    <Panel title={t('security.password')}>
      <form onSubmit={submission.onSubmit} noValidate className={classes.card}>
        <Stack gap="md">
          <Text c="dimmed" size="sm">
            {t('security.password_text')}
          </Text>
          <Secret
            label={t('field.current_password')}
            autoComplete="current-password"
            required
            withAsterisk={false}
            {...form.getInputProps('currentPassword')}
            {...(wrong && { error: t('problem.current-password-wrong') })}
            key={form.key('currentPassword')}
          />
          <NewSecret
            label={t('field.new_password')}
            {...form.getInputProps('newPassword')}
            key={form.key('newPassword')}
          />
          {!wrong && <ProblemNotice error={submission.problem} />}
          <Group>
            <Button type="submit" loading={submission.busy}>
              {t('security.change')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Panel>
  );
}
