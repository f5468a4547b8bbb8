import { asProblem, take } from '@billspay/console-kit/api';
import { Page, ProblemNotice, useSessionState } from '@billspay/console-kit/ui';
import { Loader, Stack } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { api, session } from '../../api';
import { useToken } from '../../parts/addressBar';
import { ButtonLink } from '../../parts/links';
import { profileQuery } from '../../parts/queries';
import { useWords } from '../../words';
import { ResendMail } from './ResendMail';

export function VerifyEmailPage() {
  const t = useWords();
  const token = useToken();
  const queryClient = useQueryClient();
  const known = useSessionState(session) === 'signed-in';
  const profile = useQuery({ ...profileQuery, enabled: known });
  const { mutate, ...verification } = useMutation({
    mutationFn: (token: string) => take(api.POST('/api/auth/verify-email', { body: { token } })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['profile'] }),
  });
  // A link works once: it is sent once.
  const sent = useRef(false);
  useEffect(() => {
    if (token && !sent.current) mutate(token);
    sent.current = true;
  }, [token, mutate]);

  const onward = (
    <ButtonLink to={known ? '/' : '/sign-in'}>
      {known ? t('verify.home') : t('nav.sign_in')}
    </ButtonLink>
  );
  if (verification.isSuccess) {
    return (
      <Page key="done" title={t('verify.done')} lead={t('verify.done_text')} width={34}>
        {onward}
      </Page>
    );
  }
  if (!token || (verification.error && asProblem(verification.error).is('link-not-valid'))) {
    const lead = t(token ? 'verify.failed_text' : 'verify.no_token');
    return (
      <Page key="failed" title={t('verify.failed')} lead={lead} width={34}>
        <Stack gap="md" align="flex-start">
          {onward}
          {known && profile.data?.value.user.emailVerified === false && <ResendMail />}
        </Stack>
      </Page>
    );
  }
  return (
    <Page title={t('verify.title')} width={34}>
      <div role="status">
        {verification.error ? (
          <ProblemNotice error={verification.error} onRetry={() => mutate(token)} />
        ) : (
          <Loader aria-label={t('verify.working')} />
        )}
      </div>
    </Page>
  );
}
