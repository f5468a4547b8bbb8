import { take } from '@billspay/console-kit/api';
import { StaffSignIn } from '@billspay/console-kit/staff';
import { useRouter, useSearch } from '@tanstack/react-router';
import { api, departure, session } from '../../api';
import { useWords } from '../../words';

export function SignInPage() {
  const t = useWords();
  const router = useRouter();
  const { next = '/' } = useSearch({ from: '/sign-in' });
  return (
    <StaffSignIn
      label={t('shell.label')}
      departure={departure.reason()}
      signIn={(body) => take(api.POST('/api/admin/login', { body }))}
      onSignedIn={(signedIn) => {
        session.begin(signedIn);
        router.history.replace(next);
      }}
    />
  );
}
