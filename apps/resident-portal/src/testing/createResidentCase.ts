import type { ResidentCase } from '@finemesh/contract';
import { createReceivedCase } from '@finemesh/screens/testing';

/** A case as the resident who reported it sees it: just received. */
export function createResidentCase(change: Partial<ResidentCase> = {}): ResidentCase {
  return {
    ...createReceivedCase(),
    audience: 'resident',
    id: '0192f0c1-0000-7000-8000-000000000001',
    trackingNumber: '7K3Q-9F2M-XW4T',
    words: '三楼楼道堆了纸箱',
    timeline: [],
    rating: null,
    reopenUntil: null,
    ...change,
  };
}
