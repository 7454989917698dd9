import { afterEach, describe, expect, it, vi } from 'vitest';
import { defineComponent } from 'vue';
import { mountWithKit } from '../testing/mountWithKit.ts';
import { useCopy } from './useCopy.ts';
import { useToasts } from './useToasts.ts';

const { toasts, clear } = useToasts();

async function copyWith(clipboard: unknown): Promise<void> {
  vi.stubGlobal('navigator', { clipboard });
  let copy: ReturnType<typeof useCopy> | undefined;
  mountWithKit(defineComponent({ setup: () => void (copy = useCopy()), render: () => null }));
  await copy?.('7K3Q-9F2M');
}

describe('useCopy', () => {
  afterEach(() => {
    clear();
    vi.unstubAllGlobals();
  });

  it('copies the words and says so', async () => {
    const writeText = vi.fn().mockResolvedValue(undefined);
    await copyWith({ writeText });
    expect(writeText).toHaveBeenCalledExactlyOnceWith('7K3Q-9F2M');
    expect(toasts.value).toMatchObject([{ title: '已复制', tone: 'success' }]);
  });

  it.each([
    ['it is not allowed', { writeText: () => Promise.reject(new Error('NotAllowedError')) }],
    ['the page has no clipboard, as on plain http', undefined],
  ])('shows the words to be copied by hand where %s', async (_, clipboard) => {
    await copyWith(clipboard);
    expect(toasts.value).toMatchObject([{ title: '复制不了，请抄下：7K3Q-9F2M', tone: 'danger' }]);
  });
});
