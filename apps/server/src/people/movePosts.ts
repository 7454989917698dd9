import { asc, eq, gt, isNull, or } from 'drizzle-orm';
import { appendEvent, type Tx } from '../platform/index.ts';
import type { DivisionChange } from '../territory/index.ts';
import { storeEnd } from './commands/endPost.ts';
import { postEvent } from './events.ts';
import { toPost } from './queries.ts';
import { postTable } from './tables.ts';

/**
 * Takes posts over a division (T12 and T13 of the territory's SPEC.md): one whose node goes on, by itself or under a named
 * successor, is held there; every other one ends with the division. A person who would have the same post twice keeps the
 * older one.
 */
export async function movePosts(tx: Tx, { territory, at, by }: DivisionChange): Promise<void> {
  const held = await tx
    .select()
    .from(postTable)
    .where(or(isNull(postTable.until), gt(postTable.until, at)))
    .orderBy(asc(postTable.from), asc(postTable.id))
    .for('update');
  const seats = held.map((row) => {
    const code = territory.past.seatOf(row.territoryCode);
    return { row, path: code && territory.pathOf(code) };
  });
  // Posts that stay are counted first: they keep their place against any that would move there.
  const filled = new Set(seats.flatMap(({ row, path }) => (path === row.territoryPath ? seatKey(row, path) : [])));
  for (const { row, path } of seats) {
    if (path === row.territoryPath) continue;
    if (path === undefined || filled.has(seatKey(row, path))) {
      await storeEnd(tx, row, at, by);
      continue;
    }
    filled.add(seatKey(row, path));
    await tx.update(postTable).set({ territoryPath: path }).where(eq(postTable.id, row.id));
    appendEvent(tx, postEvent('post.moved', toPost({ ...row, territoryPath: path }), by));
  }
}

function seatKey({ accountId, role }: typeof postTable.$inferSelect, path: string): string {
  return `${accountId} ${role} ${path}`;
}
