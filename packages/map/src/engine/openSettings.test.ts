import { expect, test } from 'vitest';
import { emptyStyle, sharedSettings } from './openSettings.ts';

const options = { container: {} as HTMLElement, bounds: [118, 31, 119, 32], maxBounds: [110, 20, 120, 40], interactive: true } as const;
const rest = { attribution: undefined, onError: () => undefined };

test('names and colours fade, but change at once for people who want less motion', () => {
  const fades = [false, true].map((prefersStillness) => {
    const opened = { ...options, ...rest, prefersStillness };
    return [sharedSettings(opened).fadeDuration, emptyStyle(opened).transition.duration];
  });
  expect(fades).toEqual([
    [200, 240],
    [0, 0],
  ]);
});
