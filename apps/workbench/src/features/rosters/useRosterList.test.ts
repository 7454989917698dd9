import { FinemeshError } from '@finemesh/contract';
import { brandId } from '@finemesh/domain';
import { describe, expect, it } from 'vitest';
import { useRosterList, type RosterEntry } from './useRosterList.ts';

function createEntry(building: string, microGrid: string): RosterEntry {
  return {
    building: { code: brandId(`320105004004B0${building.padStart(2, '0')}`), name: { zh: `芳华园${building}栋`, en: `Fanghua Garden ${building}` } },
    microGrid: { code: brandId(microGrid), name: { zh: `微网格${microGrid.slice(-2)}`, en: `Micro-grid ${microGrid.slice(-2)}` } },
    households: 50,
  };
}

describe('useRosterList', () => {
  it('puts the buildings under their micro-grid in the order of their numbers', async () => {
    const { groups, load } = useRosterList({
      listRosters: async () => ({
        rosters: [createEntry('10', '32010500400400101'), createEntry('13', '32010500400400102'), createEntry('9', '32010500400400101')],
      }),
    });
    await load();
    expect(groups.value.map(({ entries }) => entries.map(({ building }) => building.name.zh))).toEqual([
      ['芳华园9栋', '芳华园10栋'],
      ['芳华园13栋'],
    ]);
  });

  it('finds a building in either language and with full-width digits', async () => {
    const { groups, search, load } = useRosterList({
      listRosters: async () => ({ rosters: [createEntry('9', '32010500400400101'), createEntry('13', '32010500400400102')] }),
    });
    await load();
    for (const typed of ['１３', 'garden 13', '13栋']) {
      search.value = typed;
      expect(groups.value).toHaveLength(1);
    }
  });

  it('says that it failed and loads at the next try', async () => {
    let failing = true;
    const { state, failure, load } = useRosterList({
      listRosters: async () => {
        if (failing) throw new FinemeshError('unavailable');
        return { rosters: [] };
      },
    });
    await load();
    expect(state.value).toBe('failed');
    expect(failure.value).toMatchObject({ code: 'unavailable' });
    failing = false;
    await load();
    expect(state.value).toBe('ready');
  });
});
