import { describe, expect, it } from 'vitest';
import { nextTick } from 'vue';
import { createClock } from '../testing/createClock.ts';
import { mountWithKit } from '../testing/mountWithKit.ts';
import ConnectionPill from './ConnectionPill.vue';
import DataAge from './DataAge.vue';
import SyncPill, { type SyncStatus } from './SyncPill.vue';

describe('SyncPill', () => {
  it.each<[SyncStatus, string, string]>([
    [{ state: 'saved' }, '已保存', 'Saved'],
    [{ state: 'saving', count: 2 }, '正在保存 2 项', 'Saving 2'],
    [{ state: 'offline', pending: 5 }, '离线，5 项待传', 'Offline, 5 waiting'],
    [{ state: 'storageAway', pending: 5 }, '服务器存储不可用，5 项待传', 'Server storage away, 5 waiting'],
    [{ state: 'attention', count: 1 }, '1 项需要处理', '1 needs attention'],
    [{ state: 'attention', count: 3 }, '3 项需要处理', '3 need attention'],
  ])('says %o in both languages, and has it read out', (status, chinese, english) => {
    const pill = mountWithKit(SyncPill, { props: { status } });
    expect(pill.text()).toBe(chinese);
    expect(pill.attributes('role')).toBe('status');
    expect(mountWithKit(SyncPill, { props: { status }, language: 'en' }).text()).toBe(english);
  });

  it('is green in no state but saved', () => {
    const greens = (['saved', 'saving', 'offline', 'storageAway', 'attention'] as const).filter((state) =>
      mountWithKit(SyncPill, { props: { status: { state, count: 1, pending: 1 } } }).html().includes('success'),
    );
    expect(greens).toEqual(['saved']);
  });

  it('is a button only where somebody listens', async () => {
    let selected = 0;
    const props = { status: { state: 'attention', count: 1 } };
    expect(mountWithKit(SyncPill, { props }).find('button').exists()).toBe(false);
    await mountWithKit(SyncPill, { props: { ...props, onSelect: () => selected++ } }).get('button').trigger('click');
    expect(selected).toBe(1);
  });
});

describe('ConnectionPill', () => {
  it('says since when it is not live, but announces only the state', async () => {
    const clock = createClock();
    const pill = mountWithKit(ConnectionPill, { props: { state: 'stopped', since: clock.now() - 12_000, clock } });
    expect(pill.text()).toContain('已中断 12 秒');
    clock.advance(60_000);
    await nextTick();
    expect(pill.text()).toContain('已中断 1 分钟');
    expect(pill.get('[role=status]').text()).toBe('已中断');
  });

  it('says in both languages that the storage of the server is away', () => {
    const clock = createClock();
    const props = { state: 'storageAway', since: clock.now() - 12_000, clock } as const;
    expect(mountWithKit(ConnectionPill, { props }).text()).toContain('服务器存储不可用 12 秒');
    expect(mountWithKit(ConnectionPill, { props, language: 'en' }).text()).toContain('Server storage away for 12');
  });

  it('shows no age while live', () => {
    const clock = createClock();
    expect(mountWithKit(ConnectionPill, { props: { state: 'live', since: clock.now(), clock }, language: 'en' }).text()).not.toMatch(/\d/);
  });
});

describe('DataAge', () => {
  it('turns from an age into a warning once the data is older than it may be', async () => {
    const clock = createClock();
    const age = mountWithKit(DataAge, { props: { at: clock.now(), staleAfterMs: 5_000, clock } });
    expect(age.text()).toBe('刚刚更新');
    clock.advance(6_000);
    await nextTick();
    expect(age.text()).toBe('数据已停 6 秒');
    expect(age.classes().join(' ')).toContain('danger');
  });

  it('claims nothing before the first data', () => {
    expect(mountWithKit(DataAge, { props: { at: null } }).text()).toBe('加载中');
  });
});
