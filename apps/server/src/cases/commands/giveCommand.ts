import { FinemeshError } from '@finemesh/contract';
import {
  allowingPosts,
  can,
  caseCommandTable,
  changeCase,
  handingOffice,
  holderBy,
  isHeldBy,
  type Actor,
  type CaseAction,
  type CaseCommand,
  type CaseCommandRow,
  type CaseHolder,
  type Post,
  type WordsAudience,
} from '@finemesh/domain';
import { attachPhotos } from '../../files/index.ts';
import type { Tx } from '../../platform/index.ts';
import { factsOf, holderOf, subjectOf, type CaseRow } from '../caseRow.ts';
import { lockCase, storeChange } from '../caseStore.ts';
import { recordChange } from '../recordChange.ts';
import { chooseNewHolder } from './chooseNewHolder.ts';
import { stateConflict } from './stateConflict.ts';

/** The inputs of all commands; each command's own schema has let through those that it has. */
export interface CommandInputs {
  readonly words?: string | undefined;
  readonly audience?: WordsAudience | undefined;
  readonly postId?: string | undefined;
  readonly photoIds?: readonly string[] | undefined;
  readonly rating?: number | undefined;
}

/**
 * Gives a command to a case: lock, right, change, store. What differs from command to command stands in the table of commands.
 *
 * @throws `notFound` for a case that does not exist or that the actor may not know of; `notAllowed`; `stateConflict` naming the
 * present state; `invalidInput` naming `postId` or `photoIds.<n>`; `handedOnBefore`.
 */
export async function giveCommand(
  tx: Tx,
  actor: Actor,
  caseId: string,
  command: CaseCommand,
  inputs: CommandInputs,
): Promise<CaseRow> {
  const definition: CaseCommandRow = caseCommandTable[command];
  const row = await lockCase(tx, caseId);
  const by = authorise(actor, `case.${command}`, row);
  const to = definition.holder === 'toPost' ? await chooseNewHolder(tx, row, inputs.postId, actor.at) : undefined;
  const after = changeCase(factsOf(row), { command, at: actor.at, to, rating: inputs.rating });
  if (typeof after === 'string') throw stateConflict(row);
  const changed = recordChange(row, after, {
    change: caseCommandTable[command].change,
    by,
    words: inputs.words,
    wordsAudience: inputs.audience ?? definition.words?.audiences[0],
    handedOnBy: to === undefined ? undefined : handOnBy(row, by),
  });
  const photoIds = inputs.photoIds ?? [];
  await attachPhotos(tx, photoIds, actor.accountId, actor.at);
  await storeChange(tx, changed, photoIds);
  return changed.row;
}

/** The post by which the actor acts: the holder's own, else the narrowest; `null` for the resident, who has none. */
function authorise(actor: Actor, action: CaseAction, row: CaseRow): Post | null {
  const subject = subjectOf(row);
  if (!can(actor, 'case.read', subject)) throw new FinemeshError('notFound', { detail: 'no such case' });
  if (!can(actor, action, subject)) throw new FinemeshError('notAllowed', { detail: 'no post of yours does this with the case' });
  const posts = allowingPosts(actor, action, subject).sort((a, b) => b.territoryPath.length - a.territoryPath.length);
  return posts.find((post) => isHeldBy(subject.holder, post)) ?? posts[0] ?? null;
}

function handOnBy(row: CaseRow, by: Post | null): CaseHolder {
  const holder = holderOf(row);
  return by === null ? holder : handingOffice(holder, holderBy(by));
}
