import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText } from './foldText.ts';
import { harmlessNumbers } from './harmlessNumbers.ts';
import { findNumberRuns } from './numberRuns.ts';
import { personalMarks } from './personalMarks.ts';
import { redactPersonalText } from './redactPersonalText.ts';

/** Looks at a sign, at most, whatever surrounds it: reading it, skipping it as a gap and judging the ends of its run. */
const mostLooks = 24;

function looksAt(text: string): number {
  let looks = 0;
  const signs = new Proxy(foldText(text).split(''), {
    get: (target, key) => {
      looks += 1;
      return Reflect.get(target, key) as unknown;
    },
  });
  findNumberRuns(signs);
  return looks;
}

/** A quantifier without an upper bound, once escapes and character classes are gone. */
function isUnbounded(source: string): boolean {
  return /[*+]|\{\d+,\}/.test(source.replace(/\\./g, 'x').replace(/\[[^\]]*\]/g, 'x'));
}

describe('MK7 the time that masking takes grows with the length of the text', () => {
  it.each(['1', '一', '1 ', '1     ', '1栋', '一 ', '十', '1a', ' ', '1......', '二0', '1栋a', '栋', '6o'])('looks at each sign of %j, repeated, a bounded number of times', (piece) => {
    const text = piece.repeat(20_000);
    expect(looksAt(text) / text.length).toBeLessThan(mostLooks);
  });

  it('looks a bounded number of times at whatever is written', () => {
    const piece = fc.constantFrom('1', '23', '一', '十', '零', 'o', ' ', '-', '栋', '单元', '室', 'a', '的', ':', '@');
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 300 }), (pieces) => {
        const text = pieces.join('');
        expect(looksAt(text)).toBeLessThanOrEqual(mostLooks * (text.length + 1));
      }),
    );
  });

  it.each(Object.entries({ ...harmlessNumbers, ...personalMarks }))('the pattern %s has an upper bound for every repetition', (_name, { source }) => {
    expect(isUnbounded(source)).toBe(false);
  });

  it.each(['1', '@', 'a@', 'a', '一', '1 ', '2:', '1楼', 'vx ', '微信:', 'a.', '1,', '1-', ' '])('ends on 200,000 times %j', (piece) => {
    expect(redactPersonalText(piece.repeat(200_000)).length).toBeLessThanOrEqual(piece.length * 200_000);
  });
});

it('MK1 masks a phone number whatever separates its digits', () => {
  const separator = fc.string({ unit: fc.constantFrom(' ', '-', '.', '·', '，', '、', '/', '\u200b', '—', '(', ')', '*', '+', '_', '。'), maxLength: 3 });
  fc.assert(
    // 138，12345、678 was taken for a number of hotline 12345 between two others.
    fc.property(fc.array(separator, { minLength: 10, maxLength: 10 }), (separators) => {
      const phone = Array.from('13812345678').map((digit, i) => digit + (separators[i] ?? '')).join('');
      expect(redactPersonalText(`打${phone}找我`)).not.toMatch(/[0-9]/);
    }),
    { examples: [[['', '', '，', '', '', '', '', '、', '', '']]] },
  );
});
