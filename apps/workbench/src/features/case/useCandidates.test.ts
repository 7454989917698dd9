import { FinemeshError, type Candidate } from '@finemesh/contract';
import { brandId } from '@finemesh/domain';
import { describe, expect, it } from 'vitest';
import { useCandidates } from './useCandidates.ts';

function createCandidate(postId: string, refusal: Candidate['refusal'] = null): Candidate {
  const name = { zh: '芳华园', en: 'Fanghua Garden' };
  const territory = { code: brandId<Candidate['territory']['code']>('32010500400400101'), name };
  return { postId, role: 'microGridder', territory, suggested: false, refusal, openCases: 0 };
}

describe('useCandidates', () => {
  it('keeps the order of the server and puts refused posts below, with their reason', async () => {
    const { candidates, load } = useCandidates('case', {
      listCandidates: async () => ({
        candidates: [createCandidate('a', 'holdsIt'), createCandidate('b'), createCandidate('c', 'handedOnBefore'), createCandidate('d')],
      }),
    });
    await load();
    expect(candidates.value.map(({ postId, refusal }) => `${postId} ${refusal}`)).toEqual([
      'b null',
      'd null',
      'a holdsIt',
      'c handedOnBefore',
    ]);
  });

  it('says that it failed', async () => {
    const { state, failure, load } = useCandidates('case', {
      listCandidates: () => Promise.reject(new FinemeshError('unavailable')),
    });
    await load();
    expect(state.value).toBe('failed');
    expect(failure.value).toMatchObject({ code: 'unavailable' });
  });
});
