import { FinemeshError, type ErrorCode } from '@finemesh/contract';
import { describe, expect, it } from 'vitest';
import { createStaffCase } from '../../testing/createStaffCase.ts';
import { useCaseCommands } from './useCaseCommands.ts';

function createCommands() {
  const staffCase = createStaffCase();
  const sent: { command: string; body?: unknown; key: string }[] = [];
  const fails: ErrorCode[] = [];
  const changed: number[] = [];
  let keys = 0;
  const answer = async (command: string, key: string, body?: unknown) => {
    sent.push({ command, key, ...(body === undefined ? {} : { body }) });
    const code = fails.shift();
    if (code !== undefined) throw new FinemeshError(code);
    return { case: { ...staffCase, version: staffCase.version + sent.length } };
  };
  const commands = useCaseCommands({
    caseId: staffCase.id,
    onChanged: ({ version }) => changed.push(version),
    createKey: () => `key-${(keys += 1)}`,
    api: {
      giveCommand: (_id, command, input, key) => answer(command, key, input),
      uploadPhoto: async (_photo, key) => {
        await answer('photo', key);
        return { photoId: `photo-of-${key}`, width: 1, height: 1 };
      },
      staffCase: async () => ({ case: { ...staffCase, version: 99 } }),
    },
  });
  return { sent, fails, changed, ...commands };
}

describe('useCaseCommands', () => {
  it('tries again under the same key when no answer came', async () => {
    const { resolve, sent, fails, failure } = createCommands();
    fails.push('unavailable');
    expect(await resolve('已清理', [])).toBe(false);
    expect(failure.value).toMatchObject({ command: 'resolve', error: { code: 'unavailable' } });
    expect(await resolve('已清理', [])).toBe(true);
    expect(sent.map(({ key }) => key)).toEqual(['key-1', 'key-1']);
    expect(failure.value).toBeNull();
  });

  it('takes another key for other words, and for the same words once they were taken', async () => {
    const { note, sent, fails } = createCommands();
    fails.push('unavailable');
    await note('敲门无人', 'team');
    await note('敲门无人，留了字条', 'team');
    await note('敲门无人，留了字条', 'team');
    expect(new Set(sent.map(({ key }) => key)).size).toBe(3);
  });

  it('shows the case as it is now after a conflict', async () => {
    const { accept, fails, changed } = createCommands();
    fails.push('stateConflict');
    expect(await accept()).toBe(false);
    expect(changed).toEqual([99]);
  });

  it('uploads each photo once over all tries, and names them in their order', async () => {
    const { resolve, sent } = createCommands();
    const photos = [new File(['1'], 'image.jpg'), new File(['2'], 'image.jpg')];
    await resolve('已清理', photos);
    const uploads = sent.filter(({ command }) => command === 'photo').map(({ key }) => `photo-of-${key}`);
    expect(uploads).toHaveLength(2);
    expect(sent.at(-1)?.body).toEqual({ words: '已清理', photoIds: uploads });
  });

  it('does not upload a photo again when only the command failed', async () => {
    const { resolve, sent } = createCommands();
    const photo = new File(['1'], 'image.jpg');
    await resolve('已清理', [photo]);
    await resolve('又清理一次', [photo]);
    expect(sent.filter(({ command }) => command === 'photo')).toHaveLength(1);
  });

  it('sends one command at a time', async () => {
    const { accept, note, sent } = createCommands();
    const [first, second] = await Promise.all([accept(), note('x', 'team')]);
    expect([first, second]).toEqual([true, false]);
    expect(sent).toHaveLength(1);
  });

  it('leaves an empty note out of a hand-over', async () => {
    const { handOver, sent } = createCommands();
    await handOver('post-1', '', 'team');
    await handOver('post-1', '请尽快', 'everyone');
    expect(sent.map(({ body }) => body)).toEqual([{ postId: 'post-1' }, { postId: 'post-1', words: '请尽快', audience: 'everyone' }]);
  });
});
