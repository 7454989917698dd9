import { createRosterDoc, readCell, seedRows, type DeniedCell } from '@finemesh/roster';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { effectScope, nextTick, type EffectScope } from 'vue';
import { createTickets } from '../testing/createTickets.ts';
import { serverCell, SocketStandIn } from '../testing/SocketStandIn.ts';
import { useRosterModel } from './useRosterModel.ts';

const first = '320105004004B009E1-302';
const second = '320105004004B009E1-303';
let scopes: EffectScope[] = [];

async function createModel(facets: Parameters<typeof createTickets>[0] = ['dwelling'], writable?: Parameters<typeof createTickets>[1]) {
  const serverDoc = createRosterDoc('dwelling', { clientId: 1 });
  seedRows(serverDoc, [
    { household: first, cells: { flat: '302', visitOutcome: 'visited' } },
    { household: second, cells: { flat: '303', occupancy: 'vacant' } },
  ]);
  SocketStandIn.reset(serverDoc);
  const refused: string[] = [];
  const denied: DeniedCell[] = [];
  const scope = effectScope();
  scopes.push(scope);
  const model = scope.run(() =>
    useRosterModel({
      context: {
        mode: 'edit',
        buildingCode: '320105004004B009',
        socketOrigin: 'ws://127.0.0.1:1',
        openTickets: async () => createTickets(facets, writable),
        language: { current: 'zh-CN', subscribe: () => () => undefined },
      },
      onWriteRefused: ({ key }, refusal) => refused.push(`${key} ${refusal}`),
      onDenied: (cells) => denied.push(...cells),
      socket: SocketStandIn as unknown as typeof WebSocket,
    }),
  )!;
  await model.documents.open();
  SocketStandIn.opened.forEach((socket) => socket.open());
  await nextTick();
  return { ...model, refused, deniedNow: denied };
}

describe('useRosterModel', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    scopes.forEach((scope) => scope.stop());
    scopes = [];
    vi.useRealTimers();
  });

  it('shows the households of the documents and how far the round of visits is', async () => {
    const { rows, coverage } = await createModel();
    expect(rows.value.map(({ flat }) => flat)).toEqual(['302', '303']);
    expect(coverage.value).toMatchObject({ total: 2, byState: { visited: 1, vacant: 1, notVisited: 0 } });
  });

  it('writes a cell into the document that has its column', async () => {
    const { write, rows, documents } = await createModel();
    write({ household: first, column: 'headCount' }, 4);
    await nextTick();
    expect(serverCell(first, 'headCount')).toBe(4);
    expect(rows.value[0]?.cells.headCount).toBe(4);
    expect(documents.sync.value).toEqual({ state: 'saving', count: 1 });
  });

  it('says what the rules of a column refuse, and writes nothing', async () => {
    const { write, refused } = await createModel();
    write({ household: first, column: 'headCount' }, 99);
    expect(refused).toEqual(['headCount outOfRange']);
    expect(serverCell(first, 'headCount')).toBeNull();
  });

  it('has no way into a document that is not open, nor into what the server alone writes', async () => {
    const { write, columns, documents } = await createModel();
    write({ household: first, column: 'phone' }, '025-0000000');
    write({ household: first, column: 'flat' }, '999');
    expect(columns.value.map(({ key }) => key)).not.toContain('flat');
    expect(readCell(documents.openDocuments.value[0]!.doc, first, 'flat')).toBe('302');
    expect(documents.sync.value).toEqual({ state: 'saved' });
  });

  it('locks the columns that are not the reader’s', async () => {
    const { columns } = await createModel(['dwelling'], ['promise']);
    expect(columns.value.filter(({ readOnly }) => readOnly === null).map(({ key }) => key)).toEqual(['promise']);
  });

  it('takes the columns of a document off that is closed for the reader', async () => {
    const { columns } = await createModel(['dwelling', 'contact']);
    expect(columns.value.some(({ facet }) => facet === 'contact')).toBe(true);
    SocketStandIn.opened[1]?.drop(4403);
    expect(columns.value.some(({ facet }) => facet === 'contact')).toBe(false);
  });

  it('keeps a cell that was set back until its author has seen it', async () => {
    const { denied, deniedNow, documents } = await createModel();
    SocketStandIn.last.deny([{ household: first, column: 'occupancy', value: 'let', denial: 'notAllowed' }]);
    expect(deniedNow).toEqual([{ household: first, column: 'occupancy', reason: 'notAllowed' }]);
    expect(documents.sync.value).toEqual({ state: 'attention', count: 1 });
    denied.dismissAll();
    expect(documents.sync.value).toEqual({ state: 'saved' });
  });

  it('is present with the name of the tickets, in the cell that is active', async () => {
    const { cell, documents } = await createModel();
    cell.select({ household: second, column: 'promise' });
    await nextTick();
    expect(documents.openDocuments.value[0]?.awareness.getLocalState()).toEqual({
      user: { name: '周师傅', role: 'microGridder' },
      cell: { household: second, column: 'promise' },
    });
  });
});
