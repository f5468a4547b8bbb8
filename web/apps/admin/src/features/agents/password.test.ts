import { expect, it, vi } from 'vitest';
import { makePassword } from './password';

it('groups characters that are not mistaken for each other, all alike likely', () => {
  // 248 and more would make the first characters likelier.
  const bytes = [255, 248, 247, 0, 30, 31];
  let next = 0;
  vi.spyOn(crypto, 'getRandomValues').mockImplementation((array) => {
    (array as Uint8Array)[0] = bytes[next++ % bytes.length] ?? 0;
    return array;
  });
  expect(makePassword()).toBe('9a9a9-a9a9a-9a9a9-a9a9a-9a9a9');
});
