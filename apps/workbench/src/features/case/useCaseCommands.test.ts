import { FinemeshError, type ErrorCode } from '@finemesh/contract';
import { describe, expect, it } from 'vitest';
import { effectScope } from 'vue';
import { createStaffCase } from '../../testing/createStaffCase.ts';
import { noFields } from './commandForms.ts';
import { useCaseCommands } from './useCaseCommands.ts';

const done = { ...noFields, words: '已清理' };

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
  const commands = effectScope().run(() =>
    useCaseCommands({
      caseId: staffCase.id,
      onChanged: ({ version }) => changed.push(version),
      createKey: () => `key-${(keys += 1)}`,
      retryDelaysMs: [],
      api: {
        giveCommand: (_id, command, input, key) => answer(command, key, input),
        uploadPhoto: async ({ key }) => {
          await answer('photo', key);
          return { photoId: `photo-of-${key}`, width: 1, height: 1 };
        },
        getCase: async () => ({ case: { ...staffCase, version: 99 } }),
      },
    }),
  )!;
  return { sent, fails, changed, ...commands };
}

describe('useCaseCommands', () => {
  it('shows the case as the server has it after the command', async () => {
    const { give, changed } = createCommands();
    expect(await give('accept')).toBe(true);
    expect(changed).toEqual([3]);
  });

  it('tries again under the same key when no answer came, with photos too', async () => {
    const { give, sent, fails, state } = createCommands();
    const photos = [new File(['1'], 'image.jpg')];
    fails.push('unavailable');
    expect(await give('resolve', { ...done, photos })).toBe(false);
    expect(state.value).toMatchObject({ status: 'failed', name: 'resolve', cause: { code: 'unavailable' } });
    fails.push('unavailable');
    expect(await give('resolve', { ...done, photos })).toBe(false);
    expect(await give('resolve', { ...done, photos })).toBe(true);
    const keysOf = (name: string) => new Set(sent.filter(({ command }) => command === name).map(({ key }) => key));
    expect([keysOf('photo').size, keysOf('resolve').size]).toEqual([1, 1]);
  });

  it('makes another deed of a resolution with another photo', async () => {
    const { give, sent, fails } = createCommands();
    fails.push('internal');
    await give('resolve', done);
    await give('resolve', { ...done, photos: [new File(['1'], 'image.jpg')] });
    const resolutions = sent.filter(({ command }) => command === 'resolve');
    expect(new Set(resolutions.map(({ key }) => key)).size).toBe(2);
    expect(resolutions[1]?.body).toEqual({ words: '已清理', photoIds: ['photo-of-key-2'] });
  });

  it('shows the case as it is now after a conflict', async () => {
    const { give, fails, changed } = createCommands();
    fails.push('stateConflict');
    expect(await give('accept')).toBe(false);
    expect(changed).toEqual([99]);
  });
});
