import { FinemeshError, type BuildingSection } from '@finemesh/contract';
import { brandId } from '@finemesh/domain';
import { flushPromises } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { mountView } from '../../testing/mountView.ts';
import WatchedBuilding from './WatchedBuilding.vue';

const section: BuildingSection = {
  building: { code: brandId('320105004004B009'), name: { zh: '芳华园9栋', en: 'Fanghua Garden 9' } },
  homes: [
    { entrance: 1, floor: 2, position: 1, visit: 'absent', occupancy: 'let' },
    { entrance: 1, floor: 1, position: 1, visit: 'visited', occupancy: 'owner' },
    { entrance: 1, floor: 1, position: 2, visit: 'visited', occupancy: 'owner' },
  ],
  readers: { microGridder: 1, lawyer: 2 },
};

async function watchBuilding(...answers: (BuildingSection | FinemeshError)[]) {
  const readSection = async (): Promise<BuildingSection> => {
    const answer = answers.length > 1 ? answers.shift()! : answers[0]!;
    if (answer instanceof FinemeshError) throw answer;
    return answer;
  };
  const view = mountView(WatchedBuilding, { context: { mode: 'watch', buildingCode: '320105004004B009', readSection } });
  await flushPromises();
  return view;
}

describe('WatchedBuilding', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('draws each home by its place and state, the top floor first, and counts them', async () => {
    const view = await watchBuilding(section);
    expect(view.findAll('[role=img]').map((home) => home.attributes('aria-label'))).toEqual([
      '2层第1户：不在家',
      '1层第1户：已走访',
      '1层第2户：已走访',
    ]);
    expect(view.text()).toContain('3 户');
    expect(view.get('h2').text()).toBe('芳华园9栋');
  });

  it('names roles and how many, and offers nothing to open or to write', async () => {
    const view = await watchBuilding(section);
    expect(view.get('ul').text()).toMatch(/微网格员 1 人.*法律顾问 2 人/);
    expect(view.findAll('button, input, a')).toEqual([]);
  });

  it('says that what it shows is old while the server cannot be reached', async () => {
    const view = await watchBuilding(section, new FinemeshError('unavailable'));
    expect(view.text()).not.toContain('暂时连不上');
    await vi.advanceTimersByTimeAsync(3_000);
    expect(view.text()).toContain('暂时连不上');
    expect(view.findAll('[role=img]')).toHaveLength(3);
  });

  it('takes the building off when the right to see it has gone', async () => {
    const view = await watchBuilding(section, new FinemeshError('notAllowed'));
    await vi.advanceTimersByTimeAsync(3_000);
    expect(view.findAll('[role=img]')).toEqual([]);
    expect(view.text()).toContain('台账没有打开');
  });
});
