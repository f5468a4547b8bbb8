// Why nobody is signed in any more: by their own will, in whichever tab, or because the server
// ended the session. The sign-in page says which, so that nobody wonders where their work went.
import type { Session } from '../api';

export type Departure = 'none' | 'left' | 'ended';

export interface StaffDeparture {
  /** Signs out by one's own will. False when the server did not end the session. */
  leave: () => Promise<boolean>;
  reason: () => Departure;
}

export function watchDeparture(session: Session): StaffDeparture {
  let wasIn = session.state === 'signed-in';
  let reason: Departure = 'none';
  session.subscribe(() => {
    if (session.state === 'signed-in') {
      wasIn = true;
      reason = 'none';
    } else if (session.state === 'signed-out' && wasIn) {
      wasIn = false;
      reason = session.left ? 'left' : 'ended';
    }
  });
  return {
    leave: () => session.end(),
    reason: () => reason,
  };
}
