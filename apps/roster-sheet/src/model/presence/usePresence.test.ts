import { createRosterDoc, type CellAddress, type RosterPresence } from '@finemesh/roster';
import type { RosterFacet } from '@finemesh/domain';
import { describe, expect, it, onTestFinished } from 'vitest';
import { effectScope, nextTick, shallowRef } from 'vue';
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import { usePresence } from './usePresence.ts';

const household = '320105004004B009E1-302';
const lawyer = { name: '沈律师', role: 'lawyer' } as const;

function createDocument(facet: RosterFacet, clientId: number) {
  const doc = createRosterDoc(facet, { clientId });
  const awareness = new Awareness(doc);
  onTestFinished(() => awareness.destroy());
  return { facet, doc, awareness, publish: (presence: RosterPresence) => awareness.setLocalState({ ...presence }) };
}

function createPresence() {
  const dwelling = createDocument('dwelling', 1);
  const contact = createDocument('contact', 2);
  const activeCell = shallowRef<CellAddress | null>(null);
  const scope = effectScope();
  const presence = scope.run(() =>
    usePresence({
      documents: shallowRef([dwelling, contact]),
      self: shallowRef({ name: '周敏', role: 'microGridder' as const }),
      activeCell,
    }),
  )!;
  onTestFinished(() => scope.stop());
  return { dwelling, contact, activeCell, scope, ...presence };
}

/** Lets somebody else's state arrive as over the wire. */
function arrive(at: { awareness: Awareness }, from: number, state: unknown): void {
  const other = new Awareness(createRosterDoc('dwelling', { clientId: from }));
  other.setLocalState(state as Record<string, unknown>);
  applyAwarenessUpdate(at.awareness, encodeAwarenessUpdate(other, [from]), 'test');
  other.destroy();
}

describe('usePresence', () => {
  it('lists others once over all documents, with their cells, and not oneself', async () => {
    const { dwelling, contact, others, byHousehold } = createPresence();
    await nextTick();
    arrive(dwelling, 11, { user: lawyer, cell: { household, column: 'promise' } });
    arrive(contact, 12, { user: lawyer });
    expect(others.value).toHaveLength(1);
    expect(others.value[0]).toMatchObject({ name: '沈律师', role: 'lawyer', cells: [{ household, column: 'promise' }] });
    expect(byHousehold.value.get(household)).toHaveLength(1);
  });

  it('says in the document of the cell, and in no other, where one stands', async () => {
    const { dwelling, contact, activeCell } = createPresence();
    activeCell.value = { household, column: 'phone' };
    await nextTick();
    expect(contact.awareness.getLocalState()).toMatchObject({ cell: { household, column: 'phone' } });
    expect(dwelling.awareness.getLocalState()).toEqual({ user: { name: '周敏', role: 'microGridder' } });
  });

  it('passes over states that are no presence', () => {
    const { dwelling, others } = createPresence();
    arrive(dwelling, 11, { cursor: 3 });
    arrive(dwelling, 12, { user: 'me' });
    expect(others.value).toEqual([]);
  });

  it('stops listening when its scope ends', () => {
    const { dwelling, others, scope } = createPresence();
    scope.stop();
    arrive(dwelling, 11, { user: lawyer });
    expect(others.value).toEqual([]);
  });
});
