import { brandId, type AccountId } from '@finemesh/domain';
import { expect, it } from 'vitest';
import { LeasedIds } from './LeasedIds.ts';
import { serverClientId } from './readFacetDoc.ts';

const keeper = brandId<AccountId>('keeper');
const lawyer = brandId<AccountId>('lawyer');

it('gives an id to its first owner for ever, and the server’s own to nobody', () => {
  const ids = new LeasedIds(new Map([[601, keeper]]));
  ids.record(601, lawyer);
  ids.record(501, lawyer);
  ids.record(serverClientId, lawyer);
  expect(ids.ownerOf(601, keeper)).toBe('author');
  expect(ids.ownerOf(601, lawyer)).toBe('other');
  expect(ids.ownerOf(501, lawyer)).toBe('author');
  expect(ids.ownerOf(7, lawyer)).toBe('nobody');
  expect(ids.ownerOf(serverClientId, lawyer)).toBe('other');
});
