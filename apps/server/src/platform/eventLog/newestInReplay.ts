import { and, desc, eq, gt } from 'drizzle-orm';
import type { Reader } from '../database/index.ts';
import { currentSequence } from './appendEvent.ts';
import { maxGap } from './EventCursor.ts';
import { eventTable } from './tables.ts';

/** Sequence of the newest event of the type among those that are still replayed; 0 when there is none. */
export async function newestInReplay(reader: Reader, type: string): Promise<number> {
  const oldest = (await currentSequence(reader)) - maxGap;
  const [newest] = await reader
    .select({ sequence: eventTable.sequence })
    .from(eventTable)
    .where(and(gt(eventTable.sequence, oldest), eq(eventTable.type, type)))
    .orderBy(desc(eventTable.sequence))
    .limit(1);
  return newest?.sequence ?? 0;
}
