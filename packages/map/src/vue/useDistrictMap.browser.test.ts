import { beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { commands, page } from 'vitest/browser';
import { effectScope, ref, shallowRef, type EffectScope } from 'vue';
import { samplePoint } from '../../tests/createSampleTerritory.ts';
import { dotsFrame } from '../../tests/dotsFrame.ts';
import { addContainer, sampleExtent } from '../../tests/openSampleMap.ts';
import type { MapTheme } from '../style/Look.ts';
import { DotLayer } from '../dots/DotLayer.ts';
import { useDistrictMap, type UseDistrictMapOptions } from './useDistrictMap.ts';

beforeAll(() => page.viewport(800, 600));
beforeEach(() => commands.answerOutside('welcome'));

/** The composable in a scope of its own, which ends with the test at the latest. */
function createScope(options: Partial<UseDistrictMapOptions> = {}) {
  const element = addContainer();
  onTestFinished(() => element.remove());
  const container = shallowRef<HTMLElement | null>(element);
  const scope: EffectScope = effectScope();
  const used = scope.run(() =>
    useDistrictMap(container, { open: () => Promise.resolve({ extent: sampleExtent }), layers: [], theme: 'light', language: 'en', ...options }),
  );
  if (!used) throw new Error('the scope did not run');
  onTestFinished(() => scope.stop());
  return { ...used, scope, container };
}

const untilOpen = { timeout: 15_000 };

describe('useDistrictMap', () => {
  test('opens when the container is there and goes with its scope', async () => {
    const { map, state, scope, container } = createScope();
    expect(state.value).toBe('opening');
    await expect.poll(() => state.value, untilOpen).toBe('open');
    expect(container.value?.dataset['mapEngine']).toBe('maplibre');
    scope.stop();
    expect(map.value).toBeNull();
    expect(container.value?.dataset['mapEngine']).toBeUndefined();
  });

  test('takes over a look that changed while it opened', async () => {
    const theme = ref<MapTheme>('light');
    const { state, container } = createScope({ theme });
    theme.value = 'wall';
    await expect.poll(() => state.value, untilOpen).toBe('open');
    expect(container.value?.dataset['mapTheme']).toBe('wall');
    theme.value = 'light';
    await expect.poll(() => container.value?.dataset['mapTheme']).toBe('light');
  });

  test('opens with its layers, filled before, and with the same ones on a second try', async () => {
    const dots = new DotLayer();
    dots.apply(dotsFrame([[7, samplePoint(0, 0)]], { full: true }));
    let tries = 0;
    const { state, container, retry } = createScope({
      layers: [dots],
      open: () => Promise.resolve({ extent: sampleExtent, ...((tries += 1) === 1 ? { mapboxAccessToken: 'pk.refused' } : {}) }),
    });
    await commands.answerOutside('refuse');
    await expect.poll(() => state.value, untilOpen).toBe('failed');
    retry();
    await expect.poll(() => state.value, untilOpen).toBe('open');
    expect(container.value?.dataset).toMatchObject({ mapEngine: 'maplibre', dotCount: '1' });
  });

  test('leaves nothing behind when its scope ends while it opens', async () => {
    let answer = (): void => undefined;
    const asked = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const { scope, container, map } = createScope({ open: async () => (await asked, { extent: sampleExtent }) });
    scope.stop();
    answer();
    await expect.poll(() => container.value?.dataset['mapEngine'], untilOpen).toBeUndefined();
    expect(map.value).toBeNull();
  });

  test('fails when what it opens with does not come, and opens on a second try', async () => {
    let tries = 0;
    const { state, error, retry } = createScope({
      open: () => {
        tries += 1;
        return tries === 1 ? Promise.reject(new Error('offline')) : Promise.resolve({ extent: sampleExtent });
      },
    });
    await expect.poll(() => state.value, untilOpen).toBe('failed');
    expect(error.value).toMatchObject({ message: 'offline' });
    retry();
    await expect.poll(() => state.value, untilOpen).toBe('open');
  });

  test('fails when Mapbox refuses the token, so that the screen shows its list', async () => {
    await commands.answerOutside('refuse');
    const { state, error, map } = createScope({
      open: () => Promise.resolve({ extent: sampleExtent, mapboxAccessToken: 'pk.refused' }),
    });
    await expect.poll(() => state.value, untilOpen).toBe('failed');
    expect(error.value).toMatchObject({ code: 'mapbox-token-refused' });
    expect(map.value).toBeNull();
  });
});
