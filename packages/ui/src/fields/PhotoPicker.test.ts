import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { mountWithKit } from '../testing/mountWithKit.ts';
import { judgePhotos, megabytes } from './judgePhotos.ts';
import PhotoPicker from './PhotoPicker.vue';

const types = [
  { type: 'image/jpeg', suffixes: ['.jpg', '.jpeg'], name: 'JPEG' },
  { type: 'image/heic', suffixes: ['.heic'], name: 'HEIC' },
];

function createPhoto(name: string, options: { bytes?: number; type?: string } = {}): File {
  return new File([new Uint8Array(options.bytes ?? 10)], name, { type: options.type ?? 'image/jpeg' });
}

async function pick(picker: ReturnType<typeof mountWithKit>, files: File[]): Promise<void> {
  const input = picker.get('input[multiple]');
  Object.defineProperty(input.element, 'files', { configurable: true, value: files });
  await input.trigger('change');
}

describe('judgePhotos', () => {
  it('accepts a photo of exactly the allowed size and refuses one byte more', () => {
    const [fits, tooBig] = [createPhoto('a.jpg', { bytes: 100 }), createPhoto('b.jpg', { bytes: 101 })];
    const { accepted, refusals } = judgePhotos([fits, tooBig], 0, { types, max: 3, maxBytes: 100 });
    expect(accepted).toEqual([fits]);
    expect(refusals).toEqual([{ reason: 'tooLarge', name: 'b.jpg', bytes: 101, maxBytes: 100 }]);
  });

  it('refuses drawings and documents by name', () => {
    const drawing = createPhoto('logo.svg', { type: 'image/svg+xml' });
    expect(judgePhotos([drawing], 0, { types, max: 3, maxBytes: 100 }).refusals).toEqual([{ reason: 'notAPicture', name: 'logo.svg' }]);
  });

  it('knows a HEIC by its name where the device has no type for it, and nothing else by its name alone', () => {
    const fromComputer = createPhoto('IMG_0001.HEIC', { type: '' });
    expect(judgePhotos([fromComputer], 0, { types, max: 3, maxBytes: 100 }).accepted).toEqual([fromComputer]);
    const disguised = createPhoto('film.heic', { type: 'video/mp4' });
    expect(judgePhotos([disguised, createPhoto('notes', { type: '' })], 0, { types, max: 3, maxBytes: 100 }).accepted).toEqual([]);
  });

  it('fills the room that is left and says that there is no more', () => {
    const photos = ['a', 'b', 'c'].map((name) => createPhoto(name));
    const { accepted, refusals } = judgePhotos(photos, 2, { types, max: 3, maxBytes: 100 });
    expect(accepted).toEqual(photos.slice(0, 1));
    expect(refusals).toEqual([{ reason: 'tooMany', max: 3 }]);
  });

  it('writes sizes as phones do', () => {
    expect(megabytes(12_900_000)).toBe('12.3 MB');
  });
});

describe('PhotoPicker', () => {
  let revoked: string[];

  beforeEach(() => {
    revoked = [];
    let made = 0;
    vi.spyOn(URL, 'createObjectURL').mockImplementation(() => `blob:photo-${++made}`);
    vi.spyOn(URL, 'revokeObjectURL').mockImplementation((url) => void revoked.push(url));
  });
  afterEach(() => void vi.restoreAllMocks());

  it('adds what was picked to what is there', async () => {
    const [before, added] = [createPhoto('a.jpg'), createPhoto('b.jpg')];
    const picker = mountWithKit(PhotoPicker, { props: { types, label: '照片', modelValue: [before] } });
    await pick(picker, [added]);
    expect(picker.emitted('update:modelValue')).toEqual([[[before, added]]]);
  });

  it('says in words which photo is too large, and emits it to the app', async () => {
    const picker = mountWithKit(PhotoPicker, { props: { types, label: '照片', maxBytes: 1024 * 1024 } });
    await pick(picker, [createPhoto('夜景.jpg', { bytes: 3 * 1024 * 1024 })]);
    expect(picker.get('[role=alert]').text()).toBe('“夜景.jpg”有 3.0 MB，超过 1.0 MB，请换一张小的');
    expect(picker.emitted('refuse')).toHaveLength(1);
    expect(picker.emitted('update:modelValue')).toBeUndefined();
  });

  it('offers and names exactly what the app can send', async () => {
    const picker = mountWithKit(PhotoPicker, { props: { types, label: '照片' } });
    for (const input of picker.findAll('input')) expect(input.attributes('accept')).toBe('image/jpeg,.jpg,.jpeg,image/heic,.heic');
    await pick(picker, [createPhoto('动画.gif', { type: 'image/gif' })]);
    expect(picker.get('[role=alert]').text()).toBe('“动画.gif”不是可用的图片（支持 JPEG / HEIC）');
  });

  it('shows the name of a photo that the browser cannot draw', async () => {
    const picker = mountWithKit(PhotoPicker, { props: { types, label: '照片', modelValue: [createPhoto('IMG_0001.HEIC', { type: 'image/heic' })] } });
    await picker.get('img').trigger('error');
    expect(picker.find('img').exists()).toBe(false);
    expect(picker.get('[aria-label="第 1 张照片"]').attributes('role')).toBe('img');
    expect(picker.text()).toContain('IMG_0001.HEIC');
  });

  it('removes a photo by its own button and frees its preview', async () => {
    const [first, second] = [createPhoto('a.jpg'), createPhoto('b.jpg')];
    const picker = mountWithKit(PhotoPicker, { props: { types, label: '照片', modelValue: [first, second] } });
    await picker.get('[aria-label="移除第 1 张照片"]').trigger('click');
    expect(picker.emitted('update:modelValue')).toEqual([[[second]]]);
    await picker.setProps({ modelValue: [second] });
    expect(revoked).toEqual(['blob:photo-1']);
    picker.unmount();
    expect(revoked).toEqual(['blob:photo-1', 'blob:photo-2']);
  });

  it('offers camera and album until there is no room', async () => {
    const picker = mountWithKit(PhotoPicker, { props: { types, label: '照片', max: 1 } });
    expect(picker.findAll('input').map((input) => input.attributes('capture'))).toEqual(['environment', undefined]);
    await picker.setProps({ modelValue: [createPhoto('a.jpg')] });
    const pickers = picker.findAll('button').filter((button) => /拍照|相册/.test(button.text()));
    expect(pickers.map((button) => button.attributes('disabled') !== undefined)).toEqual([true, true]);
  });
});
