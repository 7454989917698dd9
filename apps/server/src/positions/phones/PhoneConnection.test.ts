import { encodePositionRecords, type ErrorCode } from '@finemesh/contract';
import { brandId, type AccountId } from '@finemesh/domain';
import { lngLat } from '@finemesh/geo';
import { createTestClock } from '@finemesh/testkit';
import { expect, it } from 'vitest';
import type { Reading, ReadingVerdict } from '../plane/PositionsPlane.ts';
import { PhoneConnection } from './PhoneConnection.ts';

const record = { sharer: 0, point: lngLat(118.5, 32), ageMs: 0, headingDegrees: 90, speedMetersPerSecond: 1 };

function open(verdict: ReadingVerdict = 'shown') {
  const clock = createTestClock();
  const readings: Reading[] = [];
  const closes: ErrorCode[] = [];
  const plane = {
    receive(_accountId: AccountId, reading: Reading) {
      readings.push(reading);
      return verdict;
    },
  };
  const connection = new PhoneConnection({ plane, clock }, brandId<AccountId>('tian'), (code) => closes.push(code));
  return { connection, clock, readings, closes };
}

it('PI1 counts the newest record of a message, its age from now', () => {
  const { connection, clock, readings } = open();
  const older = { ...record, point: lngLat(118.7, 32), ageMs: 9_000 };
  connection.receive(encodePositionRecords([older, { ...record, ageMs: 2_000 }, older]), true);
  expect(readings).toEqual([{ point: [118.5, 32], at: new Date(clock.now().getTime() - 2_000) }]);
});

it.each([
  ['nothing', new Uint8Array(0)],
  ['half a record', new Uint8Array(15)],
  ["somebody else's record", encodePositionRecords([record, { ...record, sharer: 7 }])],
])('PI2 ends with %s, and reads nothing after it', (_what, message) => {
  const { connection, readings, closes } = open();
  connection.receive(message, true);
  connection.receive(encodePositionRecords([record]), true);
  expect([readings, closes]).toEqual([[], ['malformedRequest']]);
});

it('PI2 ends with text, even where its bytes are a record', () => {
  const { connection, readings, closes } = open();
  connection.receive(encodePositionRecords([record]), false);
  expect([readings, closes]).toEqual([[], ['malformedRequest']]);
});

it('PI3 ends when its account shares no longer, with one reason', () => {
  const { connection, closes } = open('notSharing');
  connection.receive(encodePositionRecords([record]), true);
  connection.end('restarting');
  expect(closes).toEqual(['notAllowed']);
});

it('PI7 stays open when a reading is stale', () => {
  const { connection, closes } = open('stale');
  connection.receive(encodePositionRecords([record]), true);
  expect(closes).toEqual([]);
});
