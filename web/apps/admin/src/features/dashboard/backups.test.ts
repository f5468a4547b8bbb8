import { describe, expect, it } from 'vitest';
import { newsOf } from './backups';

const now = new Date('2026-11-26T12:00:00Z');

function states(backup: Partial<Parameters<typeof newsOf>[0]>) {
  const sound = {
    lastBackupAt: '2026-11-26T02:00:00Z',
    backupOk: true,
    lastDrillAt: '2026-11-22T04:00:00Z',
    drillOk: true,
  };
  return newsOf({ ...sound, ...backup }, now).map((news) => news.state);
}

describe('news of backups', () => {
  it('is fine after a night and a Sunday', () => {
    expect(states({})).toEqual(['fine', 'fine']);
  });

  it('tells a failed attempt, however young the last success', () => {
    expect(states({ backupOk: false })).toEqual(['failed', 'fine']);
    expect(states({ drillOk: false })).toEqual(['fine', 'failed']);
  });

  it('tells what is old when its attempts stopped', () => {
    expect(states({ lastBackupAt: '2026-11-25T00:00:00Z' })).toEqual(['fine', 'fine']);
    expect(states({ lastBackupAt: '2026-11-24T23:59:59Z' })).toEqual(['old', 'fine']);
    expect(states({ lastDrillAt: '2026-11-12T11:59:59Z' })).toEqual(['fine', 'old']);
  });

  it('tells what never succeeded', () => {
    expect(states({ lastBackupAt: null, backupOk: false })).toEqual(['missing', 'fine']);
    expect(states({ lastDrillAt: null, drillOk: false })).toEqual(['fine', 'missing']);
  });
});
