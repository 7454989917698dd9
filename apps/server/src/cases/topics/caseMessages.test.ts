import type { CaseSubject, PostId } from '@finemesh/domain';
import { brandId } from '@finemesh/domain';
import { expect, it } from 'vitest';
import type { Database, StoredEvent } from '../../platform/index.ts';
import { subjectOf } from '../caseRow.ts';
import { createLoadedCase } from '../testing/index.ts';
import { caseMessages, type CaseView } from './caseMessages.ts';
import { CurrentCases } from '../CurrentCases.ts';

const ann = brandId<PostId>('ann');
const bob = brandId<PostId>('bob');
const whole = createLoadedCase();

/** The case as it is, held by the post. */
function heldBy(postId: PostId) {
  return { ...whole, row: { ...whole.row, holderPostId: postId } };
}

function subject(postId: PostId): CaseSubject {
  return subjectOf(heldBy(postId).row);
}

function handedOver(from: PostId, to: PostId, isPassedOn = true): StoredEvent {
  const payload = { version: 1, subject: subject(to), before: isPassedOn ? subject(from) : null };
  return { sequence: 7, path: '', type: 'case.handedOver', payload, actor: null, at: new Date(0) };
}

/** Sees only what the post holds. */
const viewOf = (postId: PostId): CaseView<string> => ({
  sees: ({ holder }) => holder.postId === postId,
  present: ({ row }) => `held by ${row.holderPostId}`,
});

function present(event: StoredEvent, holder: PostId, view: () => CaseView<string>) {
  const snapshot = async () => [heldBy(holder)];
  const cases = new CurrentCases({ snapshot: snapshot as unknown as Database['snapshot'] });
  return caseMessages('cases.team', [event], cases, async () => view());
}

it('shows a change to who may see the case now', async () => {
  expect(await present(handedOver(ann, bob), bob, () => viewOf(bob))).toMatchObject([
    { topic: 'cases.team', type: 'case.handedOver', sequence: 7, case: 'held by bob' },
  ]);
});

it('LD5 says that it is gone to who saw it before the event', async () => {
  expect(await present(handedOver(ann, bob), bob, () => viewOf(ann))).toMatchObject([{ type: 'case.gone', id: whole.row.id, sequence: 7 }]);
});

it('LD5 says that it is gone to who saw it after the event, where it has gone on since', async () => {
  expect(await present(handedOver(ann, bob), ann, () => viewOf(bob))).toMatchObject([{ type: 'case.gone' }]);
});

it('LD5 says nothing at all to who never saw it', async () => {
  expect(await present(handedOver(ann, bob), bob, () => viewOf(brandId('carol')))).toEqual([]);
});

it('LD4 decides by the rights at the end of the loading, not at its start', async () => {
  const views = [viewOf(ann), viewOf(bob)];
  expect(await present(handedOver(ann, bob), bob, () => views.shift() ?? viewOf(bob))).toMatchObject([{ case: 'held by bob' }]);
  const lost = [viewOf(bob), viewOf(brandId('nothing'))];
  expect(await present(handedOver(ann, bob), bob, () => lost.shift() ?? viewOf(bob))).toEqual([]);
});
