import { take } from '@billspay/console-kit/api';
import { StaffSignIn } from '@billspay/console-kit/staff';
import { api, departure, session } from '../../api';
import { useWords } from '../../words';

export function SignIn() {
  const t = useWords();
  return (
    <StaffSignIn
      label={t('app.label')}
      departure={departure.reason()}
      signIn={(credentials) => take(api.POST('/api/agent/login', { body: credentials }))}
      // The router goes on by itself as soon as there is a session.
      onSignedIn={(signedIn) => session.begin(signedIn)}
    />
  );
}
