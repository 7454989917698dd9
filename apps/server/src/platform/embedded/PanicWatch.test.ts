import { describe, expect, it } from 'vitest';
import { PanicWatch } from './PanicWatch.ts';

function message(type: string, body: string): Buffer {
  const bytes = Buffer.from(body, 'latin1');
  const head = Buffer.alloc(5);
  head.write(type, 'latin1');
  head.writeUInt32BE(bytes.length + 4, 1);
  return Buffer.concat([head, bytes]);
}

const error = (severity: string): Buffer => message('E', `S${severity}\0V${severity}\0C53100\0Mno room for the log\0\0`);
const row = message('D', '\0\x01\0\0\0\x07VPANIC\0');
const ready = message('Z', 'I');

describe('PanicWatch', () => {
  it('finds a panic among other messages, wherever they are cut', () => {
    const stream = Buffer.concat([row, ready, error('ERROR'), ready, error('PANIC')]);
    for (let size = 1; size <= stream.length; size += 1) {
      const watch = new PanicWatch();
      const found: string[] = [];
      for (let at = 0; at < stream.length; at += size) found.push(...[watch.read(stream.subarray(at, at + size))].flatMap((text) => text ?? []));
      expect(found, `in pieces of ${size}`).toEqual(['no room for the log']);
    }
  });

  it('lets errors pass, data that reads like a panic, and messages of any length', () => {
    const watch = new PanicWatch();
    const long = message('D', `${'x'.repeat(100_000)}VPANIC\0`);
    const longError = message('E', `SERROR\0VERROR\0M${'x'.repeat(10_000)}\0VPANIC\0\0`);
    for (const each of [row, error('ERROR'), error('FATAL'), long, longError, message('C', ''), ready]) expect(watch.read(each)).toBeNull();
    expect(watch.read(error('PANIC'))).toBe('no room for the log');
  });
});
