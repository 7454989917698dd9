import { expect, it } from 'vitest';
import { computed, ref } from 'vue';
import type { WallSelection } from './useWallSelection.ts';
import { panelsIn, wallPanels, type WallPanel, type WallSlot } from './wallPanels.ts';

const nothing = (): void => undefined;

function createSelection(caseId: string | null = null, buildingCode: string | null = null, isRosterOpen = false): WallSelection {
  return {
    caseId: computed(() => caseId),
    buildingCode: ref(buildingCode),
    isRosterOpen: ref(isRosterOpen),
    openCase: nothing,
    closeCase: nothing,
    pickBuilding: nothing,
    openRoster: nothing,
    closeRoster: nothing,
  };
}

const namesIn = (slot: WallSlot, selection: WallSelection) => panelsIn(wallPanels, slot, selection).map(({ name }) => name);

it('shows the stream until a case is opened, and one of the two at any time', () => {
  expect(namesIn('right', createSelection())).toEqual(['stream']);
  expect(namesIn('right', createSelection('a'))).toEqual(['case']);
});

it('shows a building below the overview once it is picked, and its roster over everything once it is opened', () => {
  expect([namesIn('left', createSelection()), namesIn('over', createSelection())]).toEqual([['overview'], []]);
  expect(namesIn('left', createSelection(null, '320105004004B009'))).toEqual(['overview', 'building']);
  expect(namesIn('over', createSelection(null, '320105004004B009', true))).toEqual(['roster']);
});

it('places a new panel by its row alone, in the order of the rows', () => {
  const weather: WallPanel = { slot: 'left', component: { render: () => null }, isShown: () => true };
  const names = panelsIn({ ...wallPanels, weather }, 'left', createSelection()).map(({ name }) => name);
  expect(names).toEqual(['overview', 'weather']);
});
