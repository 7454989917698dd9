import { EventEmitter, once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ChildProcess } from 'node:child_process';
import { createTempFolder, registerEnd, until } from '@finemesh/testkit';
import pino from 'pino';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { EncodeJob } from './encoder-messages.ts';
import { PhotoEncoder, type PhotoEncoderOptions } from './PhotoEncoder.ts';
import { startEncoderProcess } from './startEncoderProcess.ts';

const logger = pino({ level: 'silent' });

/** The encoder over its real process, with the processes that it has started. */
function createEncoder(options: Partial<PhotoEncoderOptions> = {}) {
  const started: ChildProcess[] = [];
  const start = (): ChildProcess => {
    const child = startEncoderProcess();
    started.push(child);
    return child;
  };
  const encoder = new PhotoEncoder({ logger, start, ...options });
  registerEnd(() => encoder.stop());
  return { encoder, started };
}

async function createJob(body: Uint8Array): Promise<EncodeJob> {
  const folder = createTempFolder();
  const path = (name: string): string => join(folder, name);
  await writeFile(path('source'), body);
  return { source: path('source'), full: path('full.jpg'), small: path('small.jpg') };
}

const small = (): Promise<Buffer> =>
  sharp({ create: { width: 60, height: 40, channels: 3, background: '#456' } }).jpeg().toBuffer();

describe('PhotoEncoder', () => {
  it('writes both sizes in a process of its own, which serves the next photo too', async () => {
    const { encoder, started } = createEncoder();
    const job = await createJob(await small());
    expect(await encoder.encode(job)).toEqual({ kind: 'encoded', width: 60, height: 40 });
    expect((await sharp(await readFile(job.full)).metadata()).format).toBe('jpeg');
    expect(existsSync(job.small)).toBe(true);
    const heic = await createJob(await readFile(new URL('../testing/turned.heic', import.meta.url)));
    expect(await encoder.encode(heic)).toEqual({ kind: 'encoded', width: 64, height: 96 });
    expect(started).toHaveLength(1);
    expect(started[0]?.pid).not.toBe(process.pid);
  }, 30_000);

  it('says why a photo is refused or could not be written, and leaves nothing', async () => {
    const { encoder } = createEncoder();
    const refused = await createJob(Buffer.from('<svg/>'));
    expect(await encoder.encode(refused)).toMatchObject({ kind: 'refused', code: 'format' });
    expect(existsSync(refused.full)).toBe(false);
    const homeless = { ...(await createJob(await small())), small: join(createTempFolder(), 'gone', 'small.jpg') };
    expect(await encoder.encode(homeless)).toMatchObject({ kind: 'broken', code: 'ENOENT' });
    expect(existsSync(homeless.full)).toBe(false);
  }, 30_000);

  it('kills the process of a photo that takes too long', async () => {
    // Less than the process needs to begin.
    const { encoder, started } = createEncoder({ timeLimitMs: 5 });
    expect(await encoder.encode(await createJob(await small()))).toMatchObject({ kind: 'refused', code: 'tooSlow' });
    const [child] = started;
    if (child?.signalCode === null) await once(child, 'exit');
    expect(child?.signalCode).toBe('SIGKILL');
  });
});

/** A process that a test plays. */
class PlayedProcess extends EventEmitter {
  readonly jobs: EncodeJob[] = [];
  readonly signals: unknown[] = [];
  send(job: EncodeJob): void {
    this.jobs.push(job);
  }
  kill(signal: unknown = 'SIGTERM'): void {
    this.signals.push(signal);
    this.emit('exit', null, signal);
  }
}

describe('the life of the process', () => {
  const job: EncodeJob = { source: 's', full: 'f', small: 'm' };

  function createPlayed(options: Partial<PhotoEncoderOptions> = {}) {
    const processes: PlayedProcess[] = [];
    const start = (): ChildProcess => {
      const played = new PlayedProcess();
      processes.push(played);
      return played as unknown as ChildProcess;
    };
    const encoder = new PhotoEncoder({ logger, start, ...options });
    registerEnd(() => encoder.stop());
    return { encoder, processes };
  }

  it('begins with the first photo and ends when there has been none for a while', async () => {
    const { encoder, processes } = createPlayed({ restAfterMs: 1 });
    expect(processes).toHaveLength(0);
    const outcome = encoder.encode(job);
    processes[0]?.emit('message', { kind: 'encoded', width: 1, height: 1 });
    await outcome;
    await until('the rest', () => processes[0]?.signals.length === 1);
    void encoder.encode(job);
    expect(processes).toHaveLength(2);
  });

  it('that ends over a photo refuses that photo, and a new one begins', async () => {
    const { encoder, processes } = createPlayed();
    const outcome = encoder.encode(job);
    processes[0]?.emit('exit', null, 'SIGSEGV');
    expect(await outcome).toMatchObject({ kind: 'refused', code: 'damaged' });
    void encoder.encode(job);
    expect(processes).toHaveLength(2);
  });

  it('that answers after it was given up is not believed', async () => {
    const { encoder, processes } = createPlayed({ timeLimitMs: 1 });
    expect(await encoder.encode(job)).toMatchObject({ code: 'tooSlow' });
    const second = encoder.encode(job);
    processes[0]?.emit('message', { kind: 'encoded', width: 9, height: 9 });
    expect(await second).toMatchObject({ code: 'tooSlow' });
  });

  it('ends with the server, and the photo under way with it', async () => {
    const { encoder, processes } = createPlayed();
    const outcome = encoder.encode(job);
    expect(() => encoder.encode(job)).toThrow('working');
    encoder.stop();
    expect(await outcome).toMatchObject({ kind: 'broken', code: 'stopped' });
    expect(processes[0]?.signals).toEqual(['SIGKILL']);
    expect(() => encoder.encode(job)).toThrow('stopped');
  });
});
