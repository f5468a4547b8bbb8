import { describe, expect, it } from 'vitest';
import { digitSpans, textSpans } from './match';

const cut = (value: string, spans: readonly (readonly [number, number])[]) =>
  spans.map(([start, end]) => value.slice(start, end));

describe('digitSpans', () => {
  const phone = '+1 919 555 0179';

  it('finds a phone in any format', () => {
    for (const typed of ['9195550179', '(919) 555-0179', '919.555.0179', '919 555 0179']) {
      expect(cut(phone, digitSpans(phone, typed))).toEqual(['919 555 0179']);
    }
    expect(cut(phone, digitSpans(phone, '+1 919'))).toEqual(['1 919']);
    expect(cut(phone, digitSpans(phone, '0179'))).toEqual(['0179']);
  });

  it('finds a customer number with and without dashes', () => {
    const number = '1718 2818 2849';
    expect(cut(number, digitSpans(number, '1718-2818'))).toEqual(['1718 2818']);
    expect(cut(number, digitSpans(number, '171828182849'))).toEqual([number]);
  });

  it("does without the country's 1 when it is typed and not kept", () => {
    expect(cut('919 555 0179', digitSpans('919 555 0179', '1 919 555 0179'))).toEqual([
      '919 555 0179',
    ]);
  });

  it('marks nothing for names', () => {
    expect(digitSpans(phone, 'ada')).toEqual([]);
    expect(digitSpans(phone, '-')).toEqual([]);
  });
});

describe('textSpans', () => {
  it('marks words in any order, the beginnings of names first', () => {
    expect(cut('Ada Lindqvist', textSpans('Ada Lindqvist', 'lind ada'))).toEqual(['Ada', 'Lind']);
    expect(cut('Banana Ana', textSpans('Banana Ana', 'ana'))).toEqual(['Ana']);
    expect(cut('Banana', textSpans('Banana', 'ana'))).toEqual(['ana']);
  });

  it('takes signs as they are', () => {
    expect(cut('a.b+c@demo.test', textSpans('a.b+c@demo.test', 'b+c@'))).toEqual(['b+c@']);
    expect(textSpans('abc', 'a.c')).toEqual([]);
  });

  it('merges what overlaps', () => {
    expect(cut('Lindqvist', textSpans('Lindqvist', 'lin lindq'))).toEqual(['Lindq']);
  });
});
