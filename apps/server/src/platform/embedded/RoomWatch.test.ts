import { registerEnd } from '@finemesh/testkit';
import { expect, it } from 'vitest';
import { enoughBytes, reserveBytes, RoomWatch } from './RoomWatch.ts';

function createWatch() {
  const disk: { free: number | Error } = { free: enoughBytes };
  const changes: boolean[] = [];
  const watch = new RoomWatch({
    freeBytes() {
      if (disk.free instanceof Error) throw disk.free;
      return disk.free;
    },
    onChange: (enough) => changes.push(enough),
    everyMs: 3_600_000,
  });
  registerEnd(() => watch.stop());
  return { disk, changes, watch };
}

it('says when the reserve is touched and when there is clearly more than it again', () => {
  const { disk, changes, watch } = createWatch();
  for (const free of [reserveBytes, reserveBytes - 1, 0, reserveBytes, enoughBytes - 1, enoughBytes, reserveBytes]) {
    disk.free = free;
    watch.check();
  }
  expect(changes).toEqual([false, true]);
});

it('leaves it at what it knows while the disk cannot be asked', () => {
  const { disk, changes, watch } = createWatch();
  disk.free = new Error('EIO');
  watch.check();
  disk.free = 0;
  watch.check();
  disk.free = new Error('EIO');
  watch.check();
  expect(changes).toEqual([false]);
});
