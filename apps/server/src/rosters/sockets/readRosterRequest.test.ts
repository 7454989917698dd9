import { describe, expect, it } from 'vitest';
import { readRosterRequest } from './readRosterRequest.ts';

const read = (path: string) => readRosterRequest(new URL(path, 'ws://127.0.0.1'));
const address = { building: '320105004004B009', facet: 'care' };

describe('readRosterRequest', () => {
  it('reads document, ticket and whether acknowledgements are wanted', () => {
    expect(read('/rosters/320105004004B009/care?ticket=t&ack=1&v=1')).toEqual({ address, ticket: 't', wantsAcknowledgements: true });
    expect(read('/rosters/320105004004B009/care')).toEqual({ address, ticket: null, wantsAcknowledgements: false });
  });

  it.each(['/rosters/320105004004B009/elsewhere', '/rosters/320105004/care', '/rosters/320105004004B009/care/more', '/else'])(
    'finds no document at %s',
    (path) => {
      expect(() => read(path)).toThrowError(expect.objectContaining({ code: 'notFound' }));
    },
  );

  it.each(['2', '', '01'])('WI4 refuses the version "%s"', (version) => {
    expect(() => read(`/rosters/320105004004B009/care?v=${version}`)).toThrowError(expect.objectContaining({ code: 'malformedRequest' }));
  });
});
