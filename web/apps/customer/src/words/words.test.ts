import { kitEnglish } from '@billspay/console-kit/i18n';
import { expect, test } from 'vitest';
import kitSpanish from '../../../../packages/console-kit/src/i18n/kit.es.json';
import first from './en.json';
import own from './en.own.json';
import es from './es.json';

const pairs: [string, Record<string, string>, Record<string, string>][] = [
  ['portal', { ...first, ...own }, es],
  ['kit', kitEnglish, kitSpanish],
];

function placeholders(text: string | undefined): string[] {
  return (text?.match(/\{\w+\}/g) ?? []).sort();
}

test.each(pairs)('the words of the %s are complete in Spanish', (_, english, spanish) => {
  expect(Object.keys(spanish).sort()).toEqual(Object.keys(english).sort());
  for (const [key, text] of Object.entries(english)) {
    expect(placeholders(spanish[key]), key).toEqual(placeholders(text));
    expect(spanish[key], key).not.toBe('');
  }
});

test('no word is in both English files', () => {
  expect(Object.keys(first).filter((key) => key in own)).toEqual([]);
});
