import type { SenderState } from '@finemesh/client';
import { FinemeshError, type SharingView } from '@finemesh/contract';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { effectScope } from 'vue';
import { useSharing } from './useSharing.ts';

const ends = '2026-11-24T10:00:00.000Z';

function createView(change: Partial<SharingView> = {}): SharingView {
  return { sharing: false, endsAt: null, precisionMeters: 50, watchers: [], ...change };
}

function createSharing() {
  const server = { view: createView(), failing: false };
  const sender = { started: 0, stopped: 0, report: (_state: SenderState, _sentAt: number | null): void => undefined };
  const reach = (): void => {
    if (server.failing) throw new FinemeshError('unavailable');
  };
  const scope = effectScope();
  const sharing = scope.run(() =>
    useSharing({
      api: {
        getSharing: async () => (reach(), server.view),
        setSharing: async ({ body: { sharing: on } }) => {
          reach();
          server.view = createView({ sharing: on, endsAt: on ? ends : null });
          return server.view;
        },
        requestTicket: async () => ({ ticket: 't', expiresInSeconds: 60 }),
      },
      createSender: ({ onState }) => {
        sender.report = onState;
        return { start: () => (sender.started += 1), stop: () => (sender.stopped += 1) };
      },
    }),
  )!;
  return { server, sender, scope, ...sharing };
}

describe('useSharing', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: Date.parse('2026-11-24T08:00:00Z') });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is off and sends nothing until its owner switches it on', async () => {
    const { open, isOn, sender } = createSharing();
    await open();
    expect(isOn.value).toBe(false);
    expect(sender.started).toBe(0);
  });

  it('sends while it is on and stops at once when switched off, even without the server', async () => {
    const { set, isOn, sender, server } = createSharing();
    await set(true);
    expect(isOn.value).toBe(true);
    expect(sender.started).toBe(1);
    server.failing = true;
    const stoppedBefore = sender.stopped;
    await set(false);
    expect(sender.stopped).toBeGreaterThan(stoppedBefore);
  });

  it('goes on after a reload where the switch was left on', async () => {
    const { open, sender, server } = createSharing();
    server.view = createView({ sharing: true, endsAt: ends });
    await open();
    expect(sender.started).toBe(1);
  });

  it('ends by itself at the named time, even where the server cannot be asked', async () => {
    const { set, isOn, sender, server } = createSharing();
    await set(true);
    server.failing = true;
    const stoppedBefore = sender.stopped;
    await vi.advanceTimersByTimeAsync(2 * 3_600_000 + 15_000);
    expect(isOn.value).toBe(false);
    expect(sender.stopped).toBeGreaterThan(stoppedBefore);
  });

  it('asks who watches while it is on, and no longer than that', async () => {
    const { set, view, server } = createSharing();
    await set(true);
    const watcher = { role: 'commander', territoryName: { zh: '江心洲街道', en: 'Jiangxinzhou' }, since: ends } as const;
    server.view = { ...server.view, watchers: [watcher] };
    await vi.advanceTimersByTimeAsync(15_000);
    expect(view.value?.watchers).toEqual([watcher]);
    await set(false);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('keeps the browser\'s refusal on the screen when it is switched off', async () => {
    const { set, sender, senderState } = createSharing();
    await set(true);
    sender.report('denied', null);
    await set(false);
    expect(senderState.value).toBe('denied');
  });

  it('stops with its scope', async () => {
    const { set, scope, sender } = createSharing();
    await set(true);
    const stoppedBefore = sender.stopped;
    scope.stop();
    expect(sender.stopped).toBeGreaterThan(stoppedBefore);
    expect(vi.getTimerCount()).toBe(0);
  });
});
