import { repeatEvery, type DueHandler } from './due/index.ts';
import { forgetOldAnswers } from './idempotency/index.ts';
import type { Tickets } from './sockets/index.ts';

const tenMinutesMs = 600_000;
const hourMs = 3_600_000;

/** What the platform itself does from time to time. */
export function platformDueHandlers(tickets: Tickets): readonly DueHandler[] {
  return [
    repeatEvery('platform.forgetAnswers', hourMs, async (tx) => void (await forgetOldAnswers(tx))),
    repeatEvery('platform.forgetTickets', tenMinutesMs, async (tx) => void (await tickets.forgetOld(tx))),
  ];
}
