import { createPilotCaseHistory, createPilotPeople, type PilotCaseStep, type PilotPastCase } from '@finemesh/pilot';
import {
  beginCase,
  caseCommands,
  caseCommandTable,
  changeCase,
  handingOffice,
  holderBy,
  type CaseCommand,
  type CaseCommandRow,
  type Post,
} from '@finemesh/domain';
import { accountIdsOf, postsCovering } from '../people/index.ts';
import { appendEvent, type AreaContext, type Tx } from '../platform/index.ts';
import { lockSetup, pilotDistrict, type Territory, type TerritoryIndex } from '../territory/index.ts';
import { factsOf, holderOf, type CaseRow } from './caseRow.ts';
import { drawReference } from './caseStore.ts';
import { assignHolder } from './commands/assignHolder.ts';
import { beginningOf, newCase, requireCategory } from './commands/reportCase.ts';
import { placeReport } from './placeReport.ts';
import { isCaseLogEmpty } from './queries.ts';
import { recordChange, recordStep, type RecordedChange } from './recordChange.ts';
import { caseStepTable, caseTable } from './tables.ts';

/** Gives an empty demo database the pilot's past cases, so that no screen starts empty. */
export async function setUpPilotHistory({ database, clock }: AreaContext, territory: Territory): Promise<void> {
  if (!(await isCaseLogEmpty(database.db))) return;
  const district = pilotDistrict();
  const history = createPilotCaseHistory(district, createPilotPeople(district));
  const now = clock.now();
  await database.transaction(async (tx) => {
    await lockSetup(tx);
    if (!(await isCaseLogEmpty(tx))) return;
    const changes: RecordedChange[][] = [];
    for (const past of history) changes.push(await replay(tx, territory.index(), past, now));
    await storeHistory(tx, changes);
  });
}

/** All changes of one past case, by the same rules by which a living one changes. */
async function replay(tx: Tx, territory: TerritoryIndex, past: PilotPastCase, now: Date): Promise<RecordedChange[]> {
  const ago = (minutes: number): Date => new Date(now.getTime() - minutes * 60_000);
  const reportedAt = ago(past.reportedMinutesAgo);
  const place = placeReport(territory, past.place);
  const category = requireCategory(past);
  const facts = beginCase(category.code, await assignHolder(tx, category, place, null, now), reportedAt);
  const fresh = newCase({ words: past.words, language: 'zh-CN' }, place, facts, await drawReference(tx, reportedAt));
  const begun = recordStep(fresh, beginningOf(past.words), null);
  const postOf = await postsByUsername(tx, past, begun.row, now);
  const changes = [begun];
  let { row } = begun;
  for (const step of past.steps) {
    const changed = applyStep(row, step, ago(step.minutesAgo), postOf);
    changes.push(changed);
    row = changed.row;
  }
  return changes;
}

type PostOf = (username: string, role: Post['role']) => Post;

function applyStep(row: CaseRow, step: PilotCaseStep, at: Date, postOf: PostOf): RecordedChange {
  const command = commandMaking(step.change);
  const { words }: CaseCommandRow = caseCommandTable[command];
  const by = 'by' in step ? postOf(step.by, step.byRole) : null;
  const to = 'to' in step ? holderBy(postOf(step.to, step.toRole)) : undefined;
  const rating = 'rating' in step ? step.rating : undefined;
  const after = changeCase(factsOf(row), { command, at, to, rating });
  if (typeof after === 'string') throw new Error(`the pilot's past: ${command} is refused: ${after}`);
  return recordChange(row, after, {
    change: step.change,
    by,
    words: 'words' in step ? (step.words ?? undefined) : undefined,
    wordsAudience: words?.audiences[0],
    handedOnBy: to === undefined || by === null ? undefined : handingOffice(holderOf(row), holderBy(by)),
  });
}

function commandMaking(change: PilotCaseStep['change']): CaseCommand {
  const command = caseCommands.find((one) => caseCommandTable[one].change === change);
  if (command === undefined) throw new Error(`no command makes the change ${change}`);
  return command;
}

/** The narrowest post with which somebody acts at the place of the case. */
async function postsByUsername(tx: Tx, past: PilotPastCase, { path }: CaseRow, now: Date): Promise<PostOf> {
  const usernames = past.steps.flatMap((step) => [...('by' in step ? [step.by] : []), ...('to' in step ? [step.to] : [])]);
  const accountIds = await accountIdsOf(tx, usernames);
  const posts = (await postsCovering(tx, path, now)).sort((a, b) => b.territoryPath.length - a.territoryPath.length);
  return (username, role) => {
    const post = posts.find((candidate) => candidate.role === role && candidate.accountId === accountIds.get(username));
    if (post === undefined) throw new Error(`the pilot's ${username} has no post as ${role} at ${path}`);
    return post;
  };
}

/** Rows as they are in the end, every step, and the events in the order in which all of it happened. */
async function storeHistory(tx: Tx, cases: readonly (readonly RecordedChange[])[]): Promise<void> {
  const changes = cases.flat().sort((a, b) => a.step.at.getTime() - b.step.at.getTime());
  await tx.insert(caseTable).values(cases.flatMap((all) => all.at(-1)?.row ?? []));
  await tx.insert(caseStepTable).values(changes.map(({ step }) => step));
  for (const { event } of changes) appendEvent(tx, event);
}
