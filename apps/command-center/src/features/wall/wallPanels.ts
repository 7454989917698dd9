import type { Component } from 'vue';
import CasePanel from '../case/CasePanel.vue';
import OverviewPanel from '../overview/OverviewPanel.vue';
import BuildingPanel from '../roster/BuildingPanel.vue';
import RosterDialog from '../roster/RosterDialog.vue';
import CaseStream from '../stream/CaseStream.vue';
import MapLegend from '../wall-map/MapLegend.vue';
import type { WallSelection } from './useWallSelection.ts';

/** Where a panel stands: in the column at the left or right, under the map's middle, or over everything. */
export type WallSlot = 'left' | 'right' | 'foot' | 'over';

export interface WallPanel {
  readonly slot: WallSlot;
  /** Draws itself from `useWall`. */
  readonly component: Component;
  /** Whether it is there now. */
  readonly isShown: (selection: WallSelection) => boolean;
}

const always = (): boolean => true;

/** The panels of the wall, each in its slot; within a slot they stand in the order of the rows. */
export const wallPanels = {
  overview: { slot: 'left', component: OverviewPanel, isShown: always },
  building: { slot: 'left', component: BuildingPanel, isShown: ({ buildingCode }) => buildingCode.value !== null },
  case: { slot: 'right', component: CasePanel, isShown: ({ caseId }) => caseId.value !== null },
  stream: { slot: 'right', component: CaseStream, isShown: ({ caseId }) => caseId.value === null },
  legend: { slot: 'foot', component: MapLegend, isShown: always },
  roster: { slot: 'over', component: RosterDialog, isShown: ({ isRosterOpen }) => isRosterOpen.value },
} satisfies Record<string, WallPanel>;

/** The panels of the registry that stand in the slot now, in the order of their rows. */
export function panelsIn(panels: Readonly<Record<string, WallPanel>>, slot: WallSlot, selection: WallSelection) {
  return Object.entries(panels)
    .filter(([, panel]) => panel.slot === slot && panel.isShown(selection))
    .map(([name, { component }]) => ({ name, component }));
}
