import { createPilotDay, createPilotDistrict } from '@finemesh/pilot';
import { registerEnd, until } from '@finemesh/testkit';
import { reportCaseSchema } from '@finemesh/contract';
import { createSeededRandom } from '@finemesh/geo';
import { describe, expect, it } from 'vitest';
import { createBackoff } from '../phones/createBackoff.ts';
import { createServerWatch } from '../phones/createServerWatch.ts';
import { createHurriedClock } from '../testing/createHurriedClock.ts';
import { createStandInServer, type StandInServer } from '../testing/createStandInServer.ts';
import { fileReports } from './fileReports.ts';

const day = createPilotDay(createPilotDistrict());

function start(server: StandInServer, clock = createHurriedClock()) {
  const stop = new AbortController();
  const lines: string[] = [];
  const log = (line: string): void => void lines.push(line);
  const running = fileReports(
    {
      server: server.address,
      day,
      everySeconds: 120,
      clock,
      random: createSeededRandom('reports'),
      backoff: createBackoff(createSeededRandom('backoff')),
      watch: createServerWatch(log),
      log,
    },
    stop.signal,
  );
  registerEnd(async () => {
    stop.abort();
    await running;
  });
  return { clock, lines, stop };
}

describe('reports of a day', () => {
  it('are filed every two minutes or so, as the contract has them', async () => {
    const server = await createStandInServer();
    const { clock } = start(server);
    await until('a day of reports', () => server.to('/api/cases').length > day.length);
    for (const { body } of server.to('/api/cases').slice(0, day.length)) {
      expect(reportCaseSchema.safeParse(JSON.parse(body)).error?.issues).toBeUndefined();
    }
    expect(clock.waits.every((wait) => wait >= 90_000 && wait <= 150_000)).toBe(true);
    expect(new Set(server.to('/api/cases').map(({ headers }) => headers['idempotency-key'])).size).toBe(server.to('/api/cases').length);
  });

  it('begin with what fits the hour in Nanjing', async () => {
    const server = await createStandInServer();
    start(server, createHurriedClock('2026-03-16T09:00:00.000Z'));
    const [first] = await until('a report', () => (server.to('/api/cases').length > 0 ? server.to('/api/cases') : null));
    const expected = day.find(({ atMinute }) => atMinute >= 17 * 60);
    expect(JSON.parse(first?.body ?? '')).toMatchObject({ words: expected?.words });
  });

  it('are sent again under the same key when the server was away', async () => {
    const server = await createStandInServer();
    server.answerWith('/api/cases', 503, 503, 200);
    start(server);
    await until('three tries', () => server.to('/api/cases').length >= 4);
    const [a, b, c, next] = server.to('/api/cases');
    expect(b).toMatchObject({ body: a?.body, headers: { 'idempotency-key': a?.headers['idempotency-key'] } });
    expect(c).toMatchObject({ body: a?.body, headers: { 'idempotency-key': a?.headers['idempotency-key'] } });
    expect(next?.headers['idempotency-key']).not.toBe(a?.headers['idempotency-key']);
  });

  it('are left alone when they are refused, with a line that says so', async () => {
    const server = await createStandInServer();
    server.answerWith('/api/cases', 422);
    const { lines } = start(server);
    await until('two reports', () => server.to('/api/cases').length >= 2);
    expect(lines.some((line) => /refused with 422/.test(line))).toBe(true);
  });
});
