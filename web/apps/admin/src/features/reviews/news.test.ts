import { describe, expect, it } from 'vitest';
import { afterwards, neighbours, newsOf } from './news';
import type { Review } from './queries';

const review: Review = {
  customer: {
    id: 'c1',
    email: 'cleo@demo.test',
    emailVerified: true,
    firstName: 'Cleo',
    lastName: 'Marchetti',
    dateOfBirth: '1990-••-••',
    ssnLast4: '••••',
    phone: null,
    addressLine1: '1 Elm Street',
    addressLine2: null,
    city: 'Reno',
    state: 'NV',
    postalCode: '89501',
    customerNumber: '173064250827',
    kycStatus: 'PENDING',
    kycReason: null,
    lastLoginAt: null,
  },
  submittedAt: '2026-11-20T10:00:00Z',
  version: 1,
  duplicates: [],
  decisions: [],
};

describe('walking through the queue', () => {
  it('knows the neighbours', () => {
    expect(neighbours(['a', 'b', 'c'], 'b')).toEqual({ next: 'c', previous: 'a' });
    expect(neighbours(['a', 'b'], undefined)).toEqual({ next: 'a', previous: undefined });
    expect(neighbours(['a'], 'a')).toEqual({ next: undefined, previous: undefined });
  });

  it('goes on after a decision, and back from the last', () => {
    expect(afterwards(['a', 'b', 'c'], 'b')).toBe('c');
    expect(afterwards(['a', 'b'], 'b')).toBe('a');
    expect(afterwards(['a'], 'a')).toBeUndefined();
    expect(afterwards(['a', 'b'], 'gone')).toBe('a');
  });
});

describe('what is new of a customer', () => {
  it('lists what they changed and not that they signed in', () => {
    const newer = {
      ...review,
      version: 2,
      customer: { ...review.customer, city: 'Elko', lastLoginAt: '2026-11-25T10:00:00Z' },
    };
    expect(newsOf(review, newer)).toEqual([{ field: 'city', before: 'Reno', after: 'Elko' }]);
  });
});
