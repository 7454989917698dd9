import { randomUUID } from 'node:crypto';
import { idempotencyHeader } from '@finemesh/contract';
import type { SeededRandom } from '@finemesh/geo';
import type { PilotReport } from '@finemesh/pilot';
import type { Backoff } from '../phones/createBackoff.ts';
import type { ServerWatch } from '../phones/createServerWatch.ts';
import type { SimulatorClock } from '../SimulatorClock.ts';

export interface FileReportsOptions {
  readonly server: string;
  /** A day of reports, in order; it begins again when it is through. */
  readonly day: readonly PilotReport[];
  /** Mean time between two reports, seconds; each wait is between three quarters and five quarters of it. */
  readonly everySeconds: number;
  readonly clock: SimulatorClock;
  readonly random: SeededRandom;
  readonly backoff: Backoff;
  readonly watch: ServerWatch;
  readonly log: (line: string) => void;
}

const patienceMs = 10_000;
/** China has one time zone and no summer time. */
const minutesAheadOfUtc = 8 * 60;

/**
 * Files reports as residents do in the portal, without an account, until the signal. It begins with what fits the hour in
 * Nanjing, so that nobody complains of the early morning in the evening.
 */
export async function fileReports({ server, day, everySeconds, clock, random, backoff, watch, log }: FileReportsOptions, signal: AbortSignal): Promise<void> {
  const minute = (Math.floor(clock.now().getTime() / 60_000) + minutesAheadOfUtc) % 1440;
  const first = Math.max(0, day.findIndex(({ atMinute }) => atMinute >= minute));
  for (let i = first; !signal.aborted; i += 1) {
    await clock.wait(everySeconds * 1000 * (0.75 + random.next() / 2), signal);
    const report = day[i % day.length];
    if (!report || signal.aborted) return;
    // One key for one report, however often it is sent: a retry must not make a second case.
    const key = randomUUID();
    while (!signal.aborted && !(await file(report, key))) await clock.wait(backoff.next(), signal);
  }

  async function file({ categoryCode, place, words }: PilotReport, key: string): Promise<boolean> {
    try {
      const answer = await fetch(`${server}/api/cases`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', [idempotencyHeader]: key },
        body: JSON.stringify({ categoryCode, ...place, words, language: 'zh-CN' }),
        signal: AbortSignal.timeout(patienceMs),
      });
      await answer.arrayBuffer();
      if (answer.status === 429 || answer.status >= 500) throw new Error(`answer ${answer.status}`);
      watch.reached();
      backoff.reset();
      if (!answer.ok) log(`A report (${categoryCode}) was refused with ${answer.status}.`);
      return true;
    } catch (error) {
      if (!signal.aborted) watch.missed(error);
      return false;
    }
  }
}
