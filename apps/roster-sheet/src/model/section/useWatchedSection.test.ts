import { FinemeshError, type BuildingSection } from '@finemesh/contract';
import { brandId } from '@finemesh/domain';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { effectScope } from 'vue';
import { useWatchedSection } from './useWatchedSection.ts';

function createSection(visit: 'visited' | 'absent'): BuildingSection {
  const building = { code: brandId<never>('320105004004B009'), name: { zh: '芳华园9栋', en: 'Fanghua Garden 9' } };
  return { building, homes: [{ entrance: 1, floor: 1, position: 1, visit, occupancy: 'owner' }], readers: {} };
}

function watchSection(...answers: (BuildingSection | Error)[]) {
  let asked = 0;
  const scope = effectScope();
  const watched = scope.run(() =>
    useWatchedSection(async () => {
      const answer = answers[Math.min(asked, answers.length - 1)]!;
      asked += 1;
      if (answer instanceof Error) throw answer;
      return answer;
    }),
  )!;
  return { ...watched, scope, asked: () => asked };
}

describe('useWatchedSection', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('loads, and reads again every three seconds', async () => {
    const { state } = watchSection(createSection('absent'), createSection('visited'));
    expect(state.value).toEqual({ kind: 'loading' });
    await vi.advanceTimersByTimeAsync(0);
    expect(state.value).toEqual({ kind: 'shown', section: createSection('absent'), isCurrent: true });
    await vi.advanceTimersByTimeAsync(3_000);
    expect(state.value).toEqual({ kind: 'shown', section: createSection('visited'), isCurrent: true });
  });

  it('keeps the last section while the server cannot be reached, says so, and is current again afterwards', async () => {
    const { state } = watchSection(createSection('absent'), new FinemeshError('unavailable'), createSection('visited'));
    await vi.advanceTimersByTimeAsync(3_000);
    expect(state.value).toEqual({ kind: 'shown', section: createSection('absent'), isCurrent: false });
    await vi.advanceTimersByTimeAsync(3_000);
    expect(state.value).toMatchObject({ kind: 'shown', isCurrent: true });
  });

  it('goes on trying when the first try fails', async () => {
    const { state } = watchSection(new FinemeshError('unavailable'), createSection('visited'));
    await vi.advanceTimersByTimeAsync(0);
    expect(state.value).toEqual({ kind: 'loading' });
    await vi.advanceTimersByTimeAsync(3_000);
    expect(state.value.kind).toBe('shown');
  });

  it('takes the section off and asks no more when the right to see it has gone, until it is asked to', async () => {
    const { state, asked, retry } = watchSection(createSection('absent'), new FinemeshError('notAllowed'));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(state.value).toEqual({ kind: 'failed', code: 'notAllowed' });
    expect(asked()).toBe(2);
    retry();
    expect(state.value).toEqual({ kind: 'loading' });
    await vi.advanceTimersByTimeAsync(0);
    expect(asked()).toBe(3);
  });

  it('asks no more when its scope ends', async () => {
    const { scope, asked } = watchSection(createSection('absent'));
    await vi.advanceTimersByTimeAsync(0);
    scope.stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked()).toBe(1);
  });
});
