import { FinemeshError, type RosterPurpose, type RosterTickets } from '@finemesh/contract';
import { createRosterDoc, seedRows, writeCell } from '@finemesh/roster';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { effectScope, type EffectScope } from 'vue';
import { createTickets } from '../../testing/createTickets.ts';
import { SocketStandIn } from '../../testing/SocketStandIn.ts';
import { useRosterDocuments } from './useRosterDocuments.ts';

const household = '320105004004B009E1-302';
let scopes: EffectScope[] = [];

function createDocuments(openTickets: (purpose: RosterPurpose) => Promise<RosterTickets> = async () => createTickets(['dwelling', 'contact'])) {
  const serverDoc = createRosterDoc('dwelling', { clientId: 1 });
  seedRows(serverDoc, [{ household, cells: { headCount: 2 } }]);
  SocketStandIn.reset(serverDoc);
  const scope = effectScope();
  scopes.push(scope);
  const documents = scope.run(() =>
    useRosterDocuments({
      context: { buildingCode: '320105004004B009', openTickets, socketOrigin: 'ws://127.0.0.1:1' },
      onDeniedCells: () => undefined,
      unresolved: () => 0,
      socket: SocketStandIn as unknown as typeof WebSocket,
    }),
  )!;
  return { ...documents, scope };
}

describe('useRosterDocuments', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    scopes.forEach((scope) => scope.stop());
    scopes = [];
    vi.useRealTimers();
  });

  it('opens a document for each ticket, and is loaded when all of them have been whole once', async () => {
    const { open, phase, isLoaded, openDocuments, sync } = createDocuments();
    expect(phase.value).toBe('opening');
    await open();
    expect(phase.value).toBe('open');
    expect(openDocuments.value.map(({ facet }) => facet)).toEqual(['dwelling', 'contact']);
    SocketStandIn.opened[0]?.open();
    expect(isLoaded.value).toBe(false);
    SocketStandIn.opened[1]?.open();
    expect(isLoaded.value).toBe(true);
    expect(sync.value).toEqual({ state: 'saved' });
    writeCell(openDocuments.value[0]!.doc, household, 'headCount', 3);
    expect(sync.value).toEqual({ state: 'saving', count: 1 });
  });

  it('says why it cannot open, and opens when it is asked again', async () => {
    const answers: (RosterTickets | FinemeshError)[] = [new FinemeshError('notAllowed'), createTickets(['dwelling'])];
    const { open, phase, failure } = createDocuments(async () => {
      const answer = answers.shift()!;
      if (answer instanceof FinemeshError) throw answer;
      return answer;
    });
    await open();
    expect([phase.value, failure.value]).toEqual(['failed', 'notAllowed']);
    await open();
    expect(phase.value).toBe('open');
  });

  it('takes a document off that the server closes for this reader, and keeps the others', async () => {
    const { open, openDocuments, refusedFacets, sync } = createDocuments();
    await open();
    SocketStandIn.opened.forEach((socket) => socket.open());
    SocketStandIn.opened[1]?.drop(4403);
    expect(openDocuments.value.map(({ facet }) => facet)).toEqual(['dwelling']);
    expect(refusedFacets.value).toEqual([{ facet: 'contact', code: 'notAllowed' }]);
    expect(sync.value).toEqual({ state: 'attention', count: 1 });
  });

  it('keeps the purpose where another one is refused', async () => {
    const asked: RosterPurpose[] = [];
    const { open, changePurpose, purpose } = createDocuments(async (why) => {
      asked.push(why);
      if (why === 'mediation') throw new FinemeshError('notAllowed');
      return createTickets(['dwelling']);
    });
    await open();
    await changePurpose('visit');
    expect(purpose.value).toBe('visit');
    await expect(changePurpose('mediation')).rejects.toMatchObject({ code: 'notAllowed' });
    expect(purpose.value).toBe('visit');
    expect(asked).toEqual(['rosterUpkeep', 'visit', 'mediation']);
  });

  it('tries at once when the network is back, and closes all when its scope ends', async () => {
    const { open, scope } = createDocuments(async () => createTickets(['dwelling']));
    await open();
    SocketStandIn.last.open();
    SocketStandIn.last.drop(1006);
    globalThis.dispatchEvent(new Event('online'));
    await vi.advanceTimersByTimeAsync(0);
    expect(SocketStandIn.opened).toHaveLength(2);
    scope.stop();
    globalThis.dispatchEvent(new Event('online'));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(SocketStandIn.opened).toHaveLength(2);
  });
});
