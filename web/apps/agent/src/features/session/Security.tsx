import { take } from '@billspay/console-kit/api';
import { StaffSecurity } from '@billspay/console-kit/staff';
import { api } from '../../api';
import classes from './Security.module.css';

export function Security() {
  return (
    <div className={classes.page}>
      <StaffSecurity
        listSessions={async () => (await take(api.GET('/api/agent/sessions'))).sessions}
        endSession={(id) =>
          take(api.DELETE('/api/agent/sessions/{id}', { params: { path: { id } } }))
        }
        changePassword={(change) => take(api.POST('/api/agent/change-password', { body: change }))}
      />
    </div>
  );
}
