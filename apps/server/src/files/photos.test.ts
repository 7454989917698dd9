import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { idempotencyHeader, type FollowedCase, type Problem, type StaffCase, type UploadedPhoto } from '@finemesh/contract';
import { createTestClock, registerEnd, until } from '@finemesh/testkit';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { createTestServer, signInAs, TestClient, type TestServer } from '../testing/index.ts';

const building9 = '320105004004B009';

describe('photos of cases', () => {
  let server: TestServer;
  let resident: TestClient;
  let wall: TestClient;
  let image: Buffer;
  const clock = createTestClock();

  beforeAll(async () => {
    server = await createTestServer({ clock, config: { trustProxy: true } });
    resident = new TestClient(server);
    wall = await signInAs(server, 'command');
    image = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#456' } }).jpeg().toBuffer();
  }, 60_000);

  function upload(client: TestClient, body: Uint8Array = image, key: string = randomUUID()) {
    const headers = { 'Content-Type': 'image/jpeg', [idempotencyHeader]: key };
    return client.send<UploadedPhoto & Problem>('POST', 'photos', { body: Uint8Array.from(body), headers });
  }

  function report(photoIds: string[]) {
    const input = { categoryCode: 'FA01', placeCode: building9, words: '', photoIds };
    return resident.post<FollowedCase & Problem>('cases', input);
  }

  const photosDir = (): string => join(server.config.dataDir, 'photos');

  it('are seen by the resident, the team and the wall, and by nobody else', async () => {
    const { photoId } = (await upload(resident)).body;
    const { case: reported } = (await report([photoId])).body;
    expect(reported.photoIds).toEqual([photoId]);

    const byResident = await resident.get<string>(`tracking/${reported.trackingNumber}/photos/${photoId}?size=small`);
    expect([byResident.status, byResident.headers.get('Content-Type')]).toEqual([200, 'image/jpeg']);
    expect((await wall.get(`cases/${reported.id}/photos/${photoId}`)).status).toBe(200);
    expect((await resident.get(`cases/${reported.id}/photos/${photoId}`)).status).toBe(401);
    const elsewhere = await signInAs(server, 'lawyer');
    expect((await elsewhere.get(`cases/${reported.id}/photos/${photoId}`)).status).toBe(403);
    const other = (await report([])).body.case;
    expect((await resident.get(`tracking/${other.trackingNumber}/photos/${photoId}`)).status).toBe(404);
  });

  it('from an iPhone are converted', async () => {
    const heic = await readFile(new URL('testing/turned.heic', import.meta.url));
    const { status, body } = await upload(resident, heic);
    expect([status, body.width, body.height]).toEqual([201, 64, 96]);
    const { case: reported } = (await report([body.photoId])).body;
    const shown = await fetch(`${server.url}/api/tracking/${reported.trackingNumber}/photos/${body.photoId}?size=full`);
    expect(shown.headers.get('Content-Type')).toBe('image/jpeg');
    expect(await sharp(await shown.arrayBuffer()).metadata()).toMatchObject({ format: 'jpeg', width: 64, height: 96 });
  });

  /** Begins to send a photo and never ends. */
  function sendHalf(address: string): Socket {
    const socket = connect(server.port, '127.0.0.1');
    registerEnd(() => void socket.destroy());
    const head = [
      'POST /api/photos HTTP/1.1',
      `Host: 127.0.0.1:${server.port}`,
      `X-Forwarded-For: ${address}`,
      'Content-Type: image/jpeg',
      `${idempotencyHeader}: ${randomUUID()}`,
      'Content-Length: 1000000',
    ];
    socket.write(`${head.join('\r\n')}\r\n\r\n`);
    socket.write(Buffer.alloc(1_000));
    return socket;
  }

  it('half sent by one address leave room for others', async () => {
    const unfinished = join(photosDir(), 'unfinished');
    const before = (await readdir(unfinished)).length;
    const sockets = Array.from({ length: 16 }, () => sendHalf('203.0.113.9'));
    let refused = '';
    for (const socket of sockets) socket.on('data', (data) => (refused += data.toString().slice(0, 12)));
    await until('the quota', async () => (await readdir(unfinished)).length - before === 12 && refused.length >= 4 * 12);
    expect(refused).toBe('HTTP/1.1 429'.repeat(4));
    expect((await upload(resident)).status).toBe(201);
    for (const socket of sockets) socket.destroy();
    await until('the rest', async () => (await readdir(unfinished)).length === before);
  });

  it('are taken over once', async () => {
    const { photoId } = (await upload(resident)).body;
    expect((await report([photoId])).status).toBe(201);
    const again = await report([photoId]);
    expect(again.body.fields).toMatchObject([{ field: 'photoIds.0', code: 'unknownPhoto' }]);
    const { photoId: fresh } = (await upload(resident)).body;
    expect((await report([fresh, fresh])).body.fields).toMatchObject([{ field: 'photoIds.1' }]);
  });

  it('that an account has sent are attached by that account alone', async () => {
    const tian = await signInAs(server, 'tian');
    const chen = await signInAs(server, 'chen');
    const { case: reported } = (await report([])).body;
    const { body } = await wall.get<{ candidates: { postId: string; role: string }[] }>(`cases/${reported.id}/candidates`);
    await wall.post(`cases/${reported.id}/hand-over`, { postId: body.candidates.find(({ role }) => role === 'microGridder')?.postId });
    await tian.post(`cases/${reported.id}/accept`, {});

    const { photoId: foreign } = (await upload(chen)).body;
    const refused = await tian.post<Problem>(`cases/${reported.id}/resolve`, { words: '好了', photoIds: [foreign] });
    expect(refused.body.fields).toMatchObject([{ field: 'photoIds.0' }]);
    const { photoId: own } = (await upload(tian)).body;
    const resolved = await tian.post<{ case: StaffCase }>(`cases/${reported.id}/resolve`, { words: '好了', photoIds: [own] });
    expect(resolved.body.case.timeline.at(-1)?.photoIds).toEqual([own]);
  });

  it('are stored once for one key', async () => {
    const key = randomUUID();
    const [first, second] = [await upload(resident, image, key), await upload(resident, image, key)];
    expect(second.body.photoId).toBe(first.body.photoId);
    const before = (await readdir(photosDir())).length;
    await upload(resident, image, key);
    expect(await readdir(photosDir())).toHaveLength(before);
  });

  it('leave nothing behind when they are refused', async () => {
    const before = await readdir(photosDir(), { recursive: true });
    const svg = await upload(resident, Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'));
    expect(svg).toMatchObject({ status: 415, body: { code: 'unsupportedMedia', fields: [{ field: 'photo', code: 'format' }] } });
    const large = await upload(resident, Buffer.concat([image, Buffer.alloc(13 * 1024 * 1024)]));
    expect(large).toMatchObject({ status: 413, body: { code: 'tooLarge', fields: [{ field: 'photo', code: 'tooManyBytes' }] } });
    expect((await resident.send<Problem>('POST', 'photos', { body: Uint8Array.from(image), headers: { 'Content-Type': 'image/jpeg' } })).status).toBe(422);
    expect(await readdir(photosDir(), { recursive: true })).toEqual(before);
  });

  it('that nothing has taken over are gone after an hour, the others stay', async () => {
    const { photoId: left } = (await upload(resident)).body;
    const { photoId: kept } = (await upload(resident)).body;
    await report([kept]);
    clock.advance(3_600_001);
    await server.runDue();
    expect(existsSync(join(photosDir(), `${left}-full.jpg`))).toBe(false);
    expect(existsSync(join(photosDir(), `${kept}-full.jpg`))).toBe(true);
    expect((await report([left])).body.fields).toMatchObject([{ field: 'photoIds.0' }]);
  });
});
