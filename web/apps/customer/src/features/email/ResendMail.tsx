// Asks for another mail with the link that confirms the address.
import { take } from '@billspay/console-kit/api';
import { ProblemNotice } from '@billspay/console-kit/ui';
import { Button, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { api } from '../../api';
import { useWords } from '../../words';

export function ResendMail() {
  const t = useWords();
  const resend = useMutation({
    mutationFn: () => take(api.POST('/api/auth/verify-email/resend')),
  });
  return (
    <Stack gap="xs" align="flex-start" mt={4}>
      {!resend.isSuccess && (
        <Button
          variant="default"
          size="compact-md"
          loading={resend.isPending}
          onClick={() => resend.mutate()}
        >
          {t('verify.resend')}
        </Button>
      )}
      <Text size="sm" role="status">
        {resend.isSuccess && t('verify.resent')}
      </Text>
      <ProblemNotice error={resend.error} />
    </Stack>
  );
}
