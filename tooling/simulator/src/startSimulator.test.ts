import { choosePilotWalkers, createPilotDistrict, createPilotPeople } from '@finemesh/pilot';
import { until } from '@finemesh/testkit';
import { describe, expect, it } from 'vitest';
import { startSimulator } from './startSimulator.ts';
import { createHurriedClock } from './testing/createHurriedClock.ts';
import { createStandInServer } from './testing/createStandInServer.ts';

describe('the simulator', () => {
  it('lets half the gridders send by an existing app and half by the workbench, files reports, and ends cleanly', async () => {
    const server = await createStandInServer();
    const stop = new AbortController();
    const lines: string[] = [];
    const running = startSimulator(
      {
        server: server.address, seed: 'test', gridders: 6, reportEverySeconds: 60,
        clock: createHurriedClock(), log: (line) => lines.push(line),
      },
      stop.signal,
    );
    const walkers = choosePilotWalkers(createPilotPeople(createPilotDistrict())).slice(0, 6);
    const devices = walkers.flatMap(({ wire, deviceId }) => (wire === 'osmAnd' ? [deviceId] : []));
    await until('positions of all and a report', () =>
      devices.every((id) => server.to('/positions/osmand').some(({ url }) => url.searchParams.get('id') === id)) &&
      server.sockets.length === 3 && server.records.length > 3 && server.to('/api/cases').length > 0);
    expect(server.to('/positions/osmand').every(({ url }) => devices.includes(url.searchParams.get('id') ?? ''))).toBe(true);
    expect(new Set(server.to('/api/session').map(({ body }) => body)).size).toBe(3);
    stop.abort();
    await running;
    expect(lines.length).toBeLessThanOrEqual(3);
  });
});
