import { take } from '@billspay/console-kit/api';
import { StaffSecurity } from '@billspay/console-kit/staff';
import { api } from '../../api';

export function SecurityPage() {
  return (
    <StaffSecurity
      listSessions={async () => (await take(api.GET('/api/admin/sessions'))).sessions}
      endSession={(id) =>
        take(api.DELETE('/api/admin/sessions/{id}', { params: { path: { id } } }))
      }
      changePassword={(body) => take(api.POST('/api/admin/change-password', { body }))}
    />
  );
}
