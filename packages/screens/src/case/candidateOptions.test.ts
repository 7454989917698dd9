import type { Candidate } from '@finemesh/contract';
import { brandId } from '@finemesh/domain';
import { expect, it } from 'vitest';
import { runOnScreen } from '../testing/runOnScreen.ts';
import { useDomainText } from '../text/useDomainText.ts';
import { candidateOptions } from './candidateOptions.ts';

function createCandidate(postId: string, more: Partial<Candidate> = {}): Candidate {
  const territory = { code: brandId<Candidate['territory']['code']>('32010500400400101'), name: { zh: '芳华园8–10栋', en: 'Fanghua Garden 8–10' } };
  return { postId, role: 'microGridder', territory, suggested: false, refusal: null, openCases: 2, ...more };
}

it('keeps the order of the server and puts posts that cannot get the case below, each with its reason', () => {
  const candidates = [createCandidate('a', { refusal: 'holdsIt' }), createCandidate('b'), createCandidate('c', { refusal: 'handedOnBefore' }), createCandidate('d')];
  const options = candidateOptions(candidates, runOnScreen(useDomainText));
  expect(options.map(({ value, disabled, hint }) => [value, disabled, hint])).toEqual([
    ['b', false, '在办 2 件'],
    ['d', false, '在办 2 件'],
    ['a', true, '正在由其办理'],
    ['c', true, '已转出过，不能退回'],
  ]);
});

it('names where the post is, what it is, and that it is suggested', () => {
  const [option] = candidateOptions([createCandidate('a', { suggested: true })], runOnScreen(useDomainText, 'en'));
  expect([option?.label, option?.hint]).toEqual(['Fanghua Garden 8–10 · Micro-gridder', 'Suggested · 2 open']);
});
