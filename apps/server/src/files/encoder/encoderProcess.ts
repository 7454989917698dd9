import { readFile, rm, writeFile } from 'node:fs/promises';
import type { EncodeJob, EncodeOutcome } from './encoder-messages.ts';
import { PhotoRefusal } from './PhotoRefusal.ts';
import { reencodePhoto } from './reencodePhoto.ts';

/**
 * Entry of the encoder's process: one job a message, one outcome a job. It holds no secret and no connection, so that a
 * decoder that is broken into finds nothing, and it is killed when it takes too long.
 */
process.on('message', (job: EncodeJob) => {
  encode(job)
    .then((outcome) => process.send?.(outcome))
    // Files that can be neither written nor removed: whoever started this process starts another.
    .catch(() => process.exit(1));
});
// The server is gone: nobody waits for an outcome.
process.on('disconnect', () => process.exit());

async function encode(job: EncodeJob): Promise<EncodeOutcome> {
  try {
    const photo = await reencodePhoto(await readFile(job.source));
    // Flushed, since the row that names the photo will be on the disk after its commit.
    await writeFile(job.full, photo.full, { mode: 0o600, flush: true });
    await writeFile(job.small, photo.small, { mode: 0o600, flush: true });
    return { kind: 'encoded', width: photo.width, height: photo.height };
  } catch (error) {
    await rm(job.full, { force: true });
    await rm(job.small, { force: true });
    return describe(error);
  }
}

function describe(error: unknown): EncodeOutcome {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof PhotoRefusal) return { kind: 'refused', code: error.code, message };
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  return { kind: 'broken', code, message };
}
