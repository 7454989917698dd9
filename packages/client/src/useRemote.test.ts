import { describe, expect, it } from 'vitest';
import { effectScope, nextTick, shallowRef } from 'vue';
import { useRemote } from './useRemote.ts';

function createHost(load: () => Promise<{ mount: (element: HTMLElement, context: { n: number }) => () => void }>) {
  const element = shallowRef<HTMLElement | null>(document.createElement('div'));
  const scope = effectScope();
  const remote = scope.run(() => useRemote({ name: 'sheet', element, context: { n: 7 }, load }))!;
  return { element, scope, ...remote };
}

async function settle(): Promise<void> {
  for (let i = 0; i < 4; i += 1) await nextTick();
}

describe('useRemote', () => {
  it('mounts the remote with its context and takes it away with its scope', async () => {
    const log: string[] = [];
    const { state, scope } = createHost(async () => ({
      mount: (_element, { n }) => {
        log.push(`mount ${n}`);
        return () => log.push('unmount');
      },
    }));
    await settle();
    expect(state.value).toBe('mounted');
    scope.stop();
    expect(log).toEqual(['mount 7', 'unmount']);
  });

  it('says that the remote could not be loaded, and loads it at the next try', async () => {
    let isDown = true;
    const { state, failure, retry } = createHost(async () => {
      if (isDown) throw new Error('manifest.json answers 503');
      return { mount: () => () => undefined };
    });
    await settle();
    expect(state.value).toBe('failed');
    expect(failure.value).toMatchObject({ message: 'manifest.json answers 503' });
    isDown = false;
    await retry();
    expect(state.value).toBe('mounted');
  });

  it('outlives a remote that throws while it mounts', async () => {
    const { state } = createHost(async () => ({
      mount: () => {
        throw new Error('broken');
      },
    }));
    await settle();
    expect(state.value).toBe('failed');
  });

  it('does not mount what arrives after the page was left', async () => {
    const mounted: string[] = [];
    let arrive = (): void => undefined;
    const { scope } = createHost(async () => {
      await new Promise<void>((resolve) => (arrive = resolve));
      return { mount: () => (mounted.push('late'), () => undefined) };
    });
    await settle();
    scope.stop();
    arrive();
    await settle();
    expect(mounted).toEqual([]);
  });
});
