import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { readCell, readRows, writeCell } from './rows.ts';
import { households, ModelServer, policyOf, serverClientId } from './testing/ModelServer.ts';

const [first] = households;
const keeper = policyOf('microGridder');
const lawyer = policyOf('lawyer');

function createServer(): ModelServer {
  const server = new ModelServer();
  server.lease(601, 'keeper');
  server.lease(501, 'lawyer');
  return server;
}

const textOf = (bytes: Uint8Array | null | undefined): string => String.fromCharCode(...(bytes ?? []));

describe('applyJudged', () => {
  it('AP1 writes the cell and yields an update that another replica can take', () => {
    const server = createServer();
    const author = server.replica(601);
    const peer = server.replica(501);
    writeCell(author, first, 'headCount', 5);
    const { applied } = server.receive(Y.encodeStateAsUpdate(author), 'keeper', keeper);
    expect(applied?.changes).toEqual([{ household: first, column: 'headCount', from: 2, to: 5, outcome: 'written' }]);
    if (applied?.update) Y.applyUpdate(peer, applied.update);
    expect(readCell(peer, first, 'headCount')).toBe(5);
  });

  it('AP2 sets a denied cell back, keeps the allowed one, and does not yield the denied value', () => {
    const server = createServer();
    const author = server.replica(501);
    const before = Y.encodeStateVector(author);
    (author.getMap('households').get(first) as Y.Map<unknown>).set('headCount', 'sesame');
    writeCell(author, first, 'promise', 'ramp');
    const sent = Y.encodeStateAsUpdate(author, before);
    const { applied } = server.receive(sent, 'lawyer', lawyer);
    expect(readCell(server.doc, first, 'headCount')).toBe(2);
    expect(readCell(server.doc, first, 'promise')).toBe('ramp');
    expect(textOf(sent)).toContain('sesame');
    expect(textOf(applied?.update)).not.toContain('sesame');
    expect(applied?.changes[0]).toEqual({
      household: first, column: 'headCount', from: 2, to: null, outcome: 'denied', denial: 'notAllowed',
    });
  });

  it('AP2 says what a denied value was where its column could hold it, and nothing of a name that is no column', () => {
    const server = createServer();
    const author = server.replica(501);
    const row = author.getMap('households').get(first) as Y.Map<unknown>;
    row.set('headCount', 9);
    row.set('idNumber', '1');
    const { applied } = server.receive(Y.encodeStateAsUpdate(author), 'lawyer', lawyer);
    expect(applied?.changes).toEqual([
      { household: first, column: 'headCount', from: 2, to: 9, outcome: 'denied', denial: 'notAllowed' },
    ]);
  });

  it('AP2 gives a cell back that a denied deletion emptied, and empties one that was empty', () => {
    const server = createServer();
    const author = server.replica(501);
    const row = author.getMap('households').get(first) as Y.Map<unknown>;
    row.delete('headCount');
    row.set('occupancy', 'let');
    server.receive(Y.encodeStateAsUpdate(author), 'lawyer', lawyer);
    expect(readCell(server.doc, first, 'headCount')).toBe(2);
    expect(readCell(server.doc, first, 'occupancy')).toBeNull();
  });

  it('AP3 rolls the author’s own replica back, also when the cell changed meanwhile', () => {
    const server = createServer();
    const author = server.replica(501);
    const owner = server.replica(601);
    (author.getMap('households').get(first) as Y.Map<unknown>).set('headCount', 9);
    writeCell(owner, first, 'headCount', 4);
    server.receive(Y.encodeStateAsUpdate(owner), 'keeper', keeper);
    server.receive(Y.encodeStateAsUpdate(author), 'lawyer', lawyer);
    for (const replica of [author, owner]) {
      Y.applyUpdate(replica, Y.encodeStateAsUpdate(server.doc, Y.encodeStateVector(replica)));
      expect(readRows(replica)).toEqual(readRows(server.doc));
      expect(readCell(replica, first, 'headCount')).toBe(4);
    }
  });

  it('AP4 reports the value that a concurrent one outranks as superseded', () => {
    const server = createServer();
    server.lease(9_000, 'keeper');
    const late = server.replica(601);
    const early = server.replica(9_000);
    writeCell(late, first, 'headCount', 7);
    writeCell(early, first, 'headCount', 8);
    server.receive(Y.encodeStateAsUpdate(early), 'keeper', keeper);
    const { applied } = server.receive(Y.encodeStateAsUpdate(late), 'keeper', keeper);
    expect(applied?.changes).toEqual([{ household: first, column: 'headCount', from: 8, to: 7, outcome: 'superseded' }]);
    expect(readCell(server.doc, first, 'headCount')).toBe(8);
  });

  it('AP5 keeps the server’s client id through a hundred compensations', () => {
    const server = createServer();
    const author = server.replica(501);
    for (let i = 0; i < 100; i++) {
      (author.getMap('households').get(first) as Y.Map<unknown>).set('headCount', i);
      const { applied } = server.receive(Y.encodeStateAsUpdate(author, Y.encodeStateVector(server.doc)), 'lawyer', lawyer);
      if (applied?.update) Y.applyUpdate(author, applied.update);
    }
    expect(server.doc.clientID).toBe(serverClientId);
    expect(readCell(author, first, 'headCount')).toBe(2);
    expect(readRows(server.reload())).toEqual(readRows(server.doc));
  });
});
