import { beforeEach, expect, it } from 'vitest';
import { createApp } from 'vue';
import { createMemoryHistory, createRouter, type Router } from 'vue-router';
import { useWallSelection, type WallSelection } from './useWallSelection.ts';

let router: Router;
let selection: WallSelection;

beforeEach(async () => {
  const page = { render: () => null };
  router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/', name: 'wall', component: page },
      { path: '/cases/:caseId', name: 'case', component: page },
    ],
  });
  const app = createApp({
    setup: () => {
      selection = useWallSelection();
      return () => null;
    },
  });
  await router.push('/cases/7');
  app.use(router).mount(document.createElement('div'));
});

it('has the case of the address open, and writes the case that is opened into it', async () => {
  expect(selection.caseId.value).toBe('7');
  selection.closeCase();
  await router.isReady();
  await expect.poll(() => router.currentRoute.value.path).toBe('/');
  expect(selection.caseId.value).toBeNull();
  selection.openCase('8');
  await expect.poll(() => selection.caseId.value).toBe('8');
  expect(router.currentRoute.value.path).toBe('/cases/8');
});

it('opens the roster of a picked building only, and closes it with the building', () => {
  selection.openRoster();
  expect(selection.isRosterOpen.value).toBe(false);
  selection.pickBuilding('320105004004B009');
  selection.openRoster();
  expect(selection.isRosterOpen.value).toBe(true);
  selection.pickBuilding(null);
  expect([selection.buildingCode.value, selection.isRosterOpen.value]).toEqual([null, false]);
});
