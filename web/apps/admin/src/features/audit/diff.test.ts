import { describe, expect, it } from 'vitest';
import { dayGroups } from './dayGroups';
import { changesOf, readableField } from './diff';
import type { AuditEvent } from './queries';

describe('before and after', () => {
  it('lists the fields that differ', () => {
    const changes = changesOf(
      { fullName: 'Dana', email: null, phone: '1' },
      { fullName: 'Dana W', email: 'dana@demo.test', phone: '1' },
    );
    expect(changes).toEqual([
      { field: 'fullName', before: 'Dana', after: 'Dana W' },
      { field: 'email', before: undefined, after: 'dana@demo.test' },
    ]);
  });

  it('says that a secret was changed and not what it is', () => {
    expect(changesOf({ password: 'changed' }, { password: 'changed' })).toHaveLength(1);
  });

  it('looks into nested objects', () => {
    const changes = changesOf({ address: { city: 'Reno' } }, { address: { city: 'Elko' } });
    expect(changes[0]?.field).toBe('address.city');
    expect(readableField('address.city')).toBe('Address, city');
    expect(readableField('kycStatus')).toBe('Kyc status');
  });

  it('takes events without data', () => {
    expect(changesOf(null, null)).toEqual([]);
  });
});

describe('days of the timeline', () => {
  it('groups neighbours of a day', () => {
    const at = (time: string) => ({ at: time }) as AuditEvent;
    const groups = dayGroups(
      [at('2026-11-25T10:00'), at('2026-11-25T09:00'), at('2026-11-24T23:00')],
      (time) => time.slice(0, 10),
    );
    expect(groups.map(({ day, events }) => [day, events.length])).toEqual([
      ['2026-11-25', 2],
      ['2026-11-24', 1],
    ]);
  });
});
