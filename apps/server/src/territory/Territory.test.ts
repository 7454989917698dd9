import { createTestClock, registerEnd, until } from '@finemesh/testkit';
import pino from 'pino';
import { expect, it } from 'vitest';
import type { PublishDivision } from '@finemesh/contract';
import { openEventPump, type EventPump } from '../platform/eventLog/index.ts';
import type { Caller, Database } from '../platform/index.ts';
import { createPerson, createTestDatabase } from '../testing/index.ts';
import { publishDivision } from './commands/publishDivision.ts';
import { setUpTerritory } from './commands/setUpTerritory.ts';
import type { DivisionHook } from './DivisionHook.ts';
import { isPublication } from './events.ts';
import { createTerritory, type RunningTerritory } from './Territory.ts';
import { building, code, community, createNode, createSetup } from './testing/createSetup.ts';

const clock = createTestClock();
const [grid, first, second] = [`${community}001`, `${community}00101`, `${community}00102`];

/** A community of two buildings in the first of two micro-grids, on PostgreSQL: the embedded database has one connection. */
async function open(): Promise<{ database: Database; caller: Caller; events: EventPump; territory: RunningTerritory }> {
  const database = await createTestDatabase('postgresql');
  const nodes = [createNode(grid, 0), createNode(first, 0), createNode(second, 1)];
  await database.transaction((tx) => setUpTerritory(tx, createSetup(nodes, [first, first]), clock.now()));
  const events = await openEventPump({ database, logger: pino({ level: 'warn' }) });
  registerEnd(() => events.stop());
  const territory = createTerritory({ database, events });
  await territory.start();
  const caller = await createPerson(database, 'administrator', '320105', clock.now());
  return { database, caller, events, territory };
}

/** Both buildings go over to the second micro-grid. */
function publish(database: Database, caller: Caller, hook: DivisionHook): Promise<unknown> {
  const input: PublishDivision = {
    basedOn: 1,
    within: community,
    note: '',
    nodes: [grid, first, second].map((text) => ({ ...createNode(text), boundary: null })),
    members: [1, 2].map((number) => ({ place: building(number), microGrid: code(second) })),
    successors: [],
  };
  return database.transaction((tx) => publishDivision(tx, { caller, input, at: clock.now(), hooks: [hook] }));
}

const microGridOf = (territory: Pick<RunningTerritory, 'index'>): string | undefined =>
  territory.index().ancestor(territory.index().pathOf(building(1)), 'microGrid')?.code;

it('T14 lets a command that writes paths wait for a publication, and gives it the territory of after', async () => {
  const { database, caller, territory } = await open();
  let finish: (() => void) | undefined;
  const publishing = publish(database, caller, () => new Promise((resolve) => (finish = resolve)));
  await until('the publication with its paths to rewrite', () => finish !== undefined);
  let held: string | undefined;
  const command = database.transaction(async (tx) => {
    const index = await territory.hold(tx);
    held = microGridOf({ index: () => index });
  });
  // It asks for the lock at once; an answer would come within these rounds.
  for (let round = 0; round < 20; round += 1) await database.ping();
  expect(held).toBeUndefined();
  expect(microGridOf(territory)).toBe(first);
  finish?.();
  await Promise.all([publishing, command]);
  expect(held).toBe(second);
});

it('T14 lets a publication wait for a command that writes paths', async () => {
  const { database, caller, territory } = await open();
  let finish: (() => void) | undefined;
  const command = database.transaction(async (tx) => {
    await territory.hold(tx);
    await new Promise<void>((resolve) => (finish = resolve));
  });
  await until('the command under way', () => finish !== undefined);
  let isRewriting = false;
  const publishing = publish(database, caller, async () => {
    isRewriting = true;
  });
  for (let round = 0; round < 20; round += 1) await database.ping();
  expect(isRewriting).toBe(false);
  finish?.();
  await Promise.all([command, publishing]);
  expect(isRewriting).toBe(true);
});

it('T15 T17 replaces the index before anybody is handed the event, and says so to who keeps paths', async () => {
  const { database, caller, events, territory } = await open();
  const seen: (string | undefined)[] = [];
  territory.onDivided(() => seen.push(`asked again: ${microGridOf(territory)}`));
  events.openCursor({
    after: events.head,
    filter: isPublication,
    onEvents: () => void seen.push(`handed: ${microGridOf(territory)}`),
    onReset: () => undefined,
  });
  await publish(database, caller, async () => undefined);
  await until('the event', () => seen.length === 2);
  expect(seen).toEqual([`asked again: ${second}`, `handed: ${second}`]);
});
