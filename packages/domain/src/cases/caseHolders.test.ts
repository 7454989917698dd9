import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brandId, type PostId } from '../ids.ts';
import { handingOffice, isHeldBy, officeKey, refuseHandOver, type CaseHolder } from './caseHolders.ts';

const commandCentre: CaseHolder = { role: 'commander', territoryPath: '320105/320105004', postId: null };
const holders: CaseHolder[] = [
  commandCentre,
  ...['a', 'b', 'c'].map((id) => ({
    role: 'microGridder' as const,
    territoryPath: `320105/320105004/${id}`,
    postId: brandId<PostId>(id),
  })),
];
const [centre, a, b] = holders as [CaseHolder, CaseHolder, CaseHolder];

describe('HO hand-overs', () => {
  it('HO1 HO2 are refused to the office that holds the case and to one that handed it on', () => {
    expect(refuseHandOver(a, [centre], a)).toBe('holdsIt');
    expect(refuseHandOver(b, [centre, a], a)).toBe('handedOnBefore');
    expect(refuseHandOver(b, [centre, a], centre)).toBe('handedOnBefore');
  });

  it('HO1 never bring a case back, whatever is tried', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...holders), { maxLength: 20 }), (attempts) => {
        let current = commandCentre;
        const handedOnBy: CaseHolder[] = [];
        const seen = new Set([officeKey(current)]);
        for (const to of attempts) {
          if (refuseHandOver(current, handedOnBy, to) !== undefined) continue;
          expect(seen.has(officeKey(to))).toBe(false);
          handedOnBy.push(current);
          current = to;
          seen.add(officeKey(to));
        }
      }),
    );
  });

  it('HO3 are counted against the holder that acts for itself, else against the one who decided', () => {
    const operator: CaseHolder = { ...centre, postId: brandId<PostId>('operator') };
    expect(handingOffice(centre, operator)).toBe(centre);
    expect(handingOffice(a, a)).toBe(a);
    expect(handingOffice(a, operator)).toBe(operator);
  });
});

it('is held by the named post, or by who sits in the office while none is named', () => {
  const operator = { id: brandId<PostId>('operator'), role: 'commander', territoryPath: centre.territoryPath } as const;
  expect(isHeldBy(centre, operator)).toBe(true);
  expect(isHeldBy(centre, { ...operator, territoryPath: '320105/320105007' })).toBe(false);
  expect(isHeldBy({ ...centre, postId: brandId('another') }, operator)).toBe(false);
});
