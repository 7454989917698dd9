import type { PositionFrame } from '@finemesh/contract';
import { createApp, effectScope } from 'vue';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { FactsSocketStandIn } from './testing/FactsSocketStandIn.ts';
import { createFacts, factsKey, useFacts, type Facts } from './useFacts.ts';

let socket: FactsSocketStandIn;

beforeEach(() => void vi.useFakeTimers({ now: 1_000 }));
afterEach(() => void vi.useRealTimers());

const create = (): Facts =>
  createFacts({ ticket: async () => 'ticket', makeSocket: (listener) => (socket = new FactsSocketStandIn(listener)) });
const createPage = () => createApp({});
const settle = (ms = 0) => vi.advanceTimersByTimeAsync(ms);

it('shows its state and when something last came', async () => {
  const facts = create();
  expect([facts.state.value, facts.lastReceivedAt.value]).toEqual([{ kind: 'idle' }, null]);
  facts.subscribe('cases.wall', { onMessages: () => undefined, onReset: () => undefined }).follow(1);
  await settle();
  socket.accept();
  expect([facts.state.value.kind, facts.lastReceivedAt.value]).toEqual(['live', 1_000]);
  await settle(500);
  socket.send(2);
  expect(facts.lastReceivedAt.value).toBe(1_500);
});

it('ends what a component subscribed to with the component, and lives on for the others', async () => {
  const facts = create();
  const seen: string[] = [];
  const page = createPage().provide(factsKey, facts);
  const [first, second] = ['first', 'second'].map((name) => {
    const component = effectScope();
    component.run(() =>
      page.runWithContext(() =>
        useFacts().subscribe('cases.wall', { onMessages: () => seen.push(name), onReset: () => undefined }).follow(1),
      ),
    );
    return component;
  });
  await settle();
  socket.accept();
  first?.stop();
  socket.send(2, ['cases.wall', 2]);
  expect(seen).toEqual(['second']);
  second?.stop();
  await settle(2_000);
  expect([socket.isOpen, facts.state.value.kind]).toEqual([false, 'idle']);
});

it('is closed with the scope that made it', async () => {
  const scope = effectScope();
  scope.run(create)?.subscribe('cases.wall', { onMessages: () => undefined, onReset: () => undefined }).follow(1);
  await settle();
  socket.accept();
  scope.stop();
  expect(socket.isOpen).toBe(false);
});

it('says so where no feed is provided', () => {
  expect(() => createPage().runWithContext(useFacts)).toThrow('no feed of facts is provided');
});

it('sends frames and watchers to who listens, for as long as its component lives', () => {
  const facts = create();
  const seen: string[] = [];
  const component = effectScope();
  component.run(() => {
    facts.onPositions(({ kind }) => seen.push(kind));
    facts.onWatchers((watchers) => seen.push(`${watchers.length} watch`));
  });
  const frame = { kind: 'cells' } as PositionFrame;
  socket.sendPositions(frame);
  socket.sendWatchers([]);
  expect([seen, facts.lastReceivedAt.value]).toEqual([['cells', '0 watch'], 1_000]);
  component.stop();
  socket.sendPositions(frame);
  expect(seen).toHaveLength(2);
});
