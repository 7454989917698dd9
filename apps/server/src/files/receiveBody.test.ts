import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTempFolder } from '@finemesh/testkit';
import { describe, expect, it } from 'vitest';
import { receiveBody } from './receiveBody.ts';

const limits = { maxBytes: 1_000, wholeWithinMs: 60_000, silentWithinMs: 60_000 };
const createPath = (): string => join(createTempFolder(), 'source');

/** A body whose bytes come when the test says so. */
function createBody() {
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  const body = new ReadableStream<Uint8Array>({ start: (own) => void (controller = own) }, { highWaterMark: 8 });
  return {
    body,
    send(bytes: number) {
      // Nobody reads any more once the body was given up.
      if ((controller?.desiredSize ?? 0) > 0) controller?.enqueue(new Uint8Array(bytes).fill(7));
    },
    end: () => controller?.close(),
    breakOff: () => controller?.error(new Error('aborted')),
  };
}

describe('receiveBody', () => {
  it('writes what arrives and says its digest', async () => {
    const { body, send, end } = createBody();
    const path = createPath();
    const received = receiveBody(body, path, limits);
    send(600);
    send(400);
    end();
    const whole = Buffer.alloc(1_000, 7);
    expect(Buffer.from(await received)).toEqual(createHash('sha256').update(whole).digest());
    expect(await readFile(path)).toEqual(whole);
  });

  it('stops at the first byte too many', async () => {
    const { body, send } = createBody();
    const received = receiveBody(body, createPath(), limits);
    send(1_001);
    await expect(received).rejects.toMatchObject({ code: 'tooLarge' });
  });

  it('gives up a body that falls silent, and one that never ends', async () => {
    const silent = createBody();
    silent.send(10);
    await expect(receiveBody(silent.body, createPath(), { ...limits, silentWithinMs: 5 })).rejects.toMatchObject({ code: 'unavailable' });
    const endless = createBody();
    const trickle = setInterval(() => endless.send(1), 1);
    const received = receiveBody(endless.body, createPath(), { ...limits, wholeWithinMs: 30 });
    await expect(received.finally(() => clearInterval(trickle))).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('says that a sender who goes away has sent half', async () => {
    const { body, send, breakOff } = createBody();
    const received = receiveBody(body, createPath(), limits);
    send(10);
    breakOff();
    await expect(received).rejects.toMatchObject({ code: 'malformedRequest' });
  });

  it('throws what the disk says, and reads no body as empty', async () => {
    const { body, send } = createBody();
    send(10);
    await expect(receiveBody(body, join(createTempFolder(), 'gone', 'source'), limits)).rejects.toMatchObject({ code: 'ENOENT' });
    const path = createPath();
    await receiveBody(null, path, limits);
    expect(existsSync(path)).toBe(true);
  });
});
