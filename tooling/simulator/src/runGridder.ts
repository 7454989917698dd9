import type { Phone } from './phones/Phone.ts';
import type { SimulatorClock } from './SimulatorClock.ts';
import type { GpsNoise } from './walk/createGpsNoise.ts';
import type { Walk } from './walk/createWalk.ts';

export interface GridderOptions {
  readonly walk: Walk;
  readonly noise: GpsNoise;
  readonly phone: Phone;
  /** Time between two readings, milliseconds. */
  readonly everyMs: number;
  readonly clock: SimulatorClock;
}

/** Walks and sends until the signal. A reading that is slow to send delays only the next one of the same phone. */
export async function runGridder({ walk, noise, phone, everyMs, clock }: GridderOptions, signal: AbortSignal): Promise<void> {
  const connection = phone.run(signal);
  let last = clock.now().getTime();
  while (!signal.aborted) {
    await clock.wait(everyMs, signal);
    if (signal.aborted) break;
    const at = clock.now();
    // After a suspended machine wakes up nobody has walked for hours.
    const seconds = Math.min(10, Math.max(0, (at.getTime() - last) / 1000));
    last = at.getTime();
    const whereabouts = walk.step(seconds);
    if (whereabouts === null) await phone.fallSilent();
    else await phone.send({ ...whereabouts, point: noise(whereabouts.point), at });
  }
  await connection;
}
