import type { components } from '@billspay/console-kit/api';

type Backup = components['schemas']['Backup'];

export interface BackupNews {
  what: 'backup' | 'drill';
  /** When it last succeeded; null is never. */
  at: string | null;
  state: 'fine' | 'failed' | 'old' | 'missing';
}

const hour = 3_600_000;

// The alerts of the operators begin at the same ages: deploy/monitoring/alerts.yml.
const oldest = { backup: 36 * hour, drill: 14 * 24 * hour };

/** What an admin should hear of the nightly backup and of the drill that restores one. */
export function newsOf(backup: Backup, now: Date = new Date()): BackupNews[] {
  const judge = (what: BackupNews['what'], at: string | null, ok: boolean): BackupNews => {
    if (!at) return { what, at, state: 'missing' };
    if (!ok) return { what, at, state: 'failed' };
    const old = now.getTime() - Date.parse(at) > oldest[what];
    return { what, at, state: old ? 'old' : 'fine' };
  };
  return [
    judge('backup', backup.lastBackupAt ?? null, backup.backupOk),
    judge('drill', backup.lastDrillAt ?? null, backup.drillOk),
  ];
}
