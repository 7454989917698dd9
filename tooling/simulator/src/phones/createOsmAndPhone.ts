import type { SimulatorClock } from '../SimulatorClock.ts';
import type { Backoff } from './createBackoff.ts';
import type { ServerWatch } from './createServerWatch.ts';
import type { Phone } from './Phone.ts';

export interface OsmAndPhoneOptions {
  /** Address of the server, `http://host:port`. */
  readonly server: string;
  readonly deviceId: string;
  readonly clock: SimulatorClock;
  readonly backoff: Backoff;
  readonly watch: ServerWatch;
}

/** One international knot is 1,852 m an hour, by definition. */
const knotsPerMeterPerSecond = 3600 / 1852;
/** A phone on a bad line gives up rather than send late. */
const patienceMs = 5_000;

/**
 * A phone with an existing tracking app: one GET for each reading in the OsmAnd protocol, as the Traccar client sends it.
 * Such an app has no sign-in; it falls silent by sending nothing.
 */
export function createOsmAndPhone({ server, deviceId, clock, backoff, watch }: OsmAndPhoneOptions): Phone {
  let notBefore = 0;
  let batteryPercent = 96;
  return {
    send: async (reading) => {
      if (clock.now().getTime() < notBefore) return;
      batteryPercent = Math.max(20, batteryPercent - 0.002);
      const query = new URLSearchParams({
        id: deviceId,
        lat: reading.point[1].toFixed(7),
        lon: reading.point[0].toFixed(7),
        timestamp: String(Math.round(reading.at.getTime() / 1000)),
        speed: ((reading.speedMetersPerSecond ?? -1) * knotsPerMeterPerSecond).toFixed(2),
        bearing: (reading.headingDegrees ?? -1).toFixed(1),
        accuracy: '5',
        batt: batteryPercent.toFixed(0),
      });
      try {
        const answer = await fetch(`${server}/positions/osmand?${query}`, { signal: AbortSignal.timeout(patienceMs) });
        await answer.arrayBuffer();
        if (answer.status >= 500) throw new Error(`answer ${answer.status}`);
        watch.reached();
        // Refused (an unknown device): asking twice a second would not help, so it asks rarely.
        if (answer.ok) backoff.reset();
        else notBefore = clock.now().getTime() + backoff.next();
      } catch (error) {
        watch.missed(error);
        notBefore = clock.now().getTime() + backoff.next();
      }
    },
    fallSilent: async () => {},
    run: async () => {},
  };
}
