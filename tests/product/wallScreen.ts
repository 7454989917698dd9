import { expect, type Locator, type Page } from '@playwright/test';

/** The rows of the wall's stream, the newest change first. */
export function caseRows(screen: Page): Locator {
  return screen.locator('[data-case]');
}

/** The newest case of a category at a place, as the stream shows it. */
export function wallCase(screen: Page, category: string, place: string): Locator {
  return caseRows(screen).filter({ hasText: category }).filter({ hasText: place }).first();
}

/** Gives the open case to a post; the suggested ones stand first, the rest behind a button. */
export async function dispatchTo(screen: Page, territory: string, role: string): Promise<void> {
  const panel = screen.getByTestId('case-panel');
  const post = panel.getByRole('radio', { name: `${territory} · ${role}` }).first();
  const all = panel.getByRole('button', { name: /^(显示全部|Show all)/ });
  await expect(post.or(all).first()).toBeVisible();
  if (!(await post.isVisible())) await all.click();
  await post.click();
  await panel.getByRole('button', { name: /^(派单|Dispatch)$/ }).click();
}

/**
 * Opens a case by its mark on the map. Choosing it in the stream flies there first, so that it stands in the middle of what the
 * panels leave free; then the panel is closed and the mark itself is clicked.
 */
export async function openFromMap(screen: Page, id: string | null): Promise<void> {
  await screen.locator(`[data-case="${id}"]`).click();
  await expect(screen).toHaveURL(new RegExp(`/cases/${id}`));
  const map = screen.getByTestId('wall-map');
  await expect(async () => {
    await screen.getByRole('button', { name: /^(收起|Close)$/ }).last().click();
    await expect(screen).not.toHaveURL(/\/cases\//);
    await map.click({ position: freeMiddle(screen) });
    await expect(screen).toHaveURL(new RegExp(`/cases/${id}`), { timeout: 2_000 });
  }).toPass({ timeout: 60_000 });
}

/** Middle of the map between the wall's panels, CSS pixels from its corner. */
function freeMiddle(screen: Page): { x: number; y: number } {
  const { width, height } = screen.viewportSize() ?? { width: 1920, height: 1080 };
  // The panels grow with the root size, which is 16 px on a screen of 1920×1080 and never less than 14 px.
  const scale = Math.max(14, Math.min(width / 120, height / 67.5)) / 16;
  return { x: (340 * scale + width - 460 * scale) / 2, y: (72 * scale + height - 24 * scale) / 2 };
}

/** Steps from the mark of a case along its building, CSS pixels: on the building, and clear of the mark. */
const besideTheMark = [
  { x: 26, y: 13 },
  { x: -26, y: -13 },
  { x: 20, y: 10 },
  { x: -20, y: -10 },
] as const;

/** Clicks a building on the map, having flown to a case in it, and waits for its panel. */
export async function clickBuilding(screen: Page, name: string): Promise<void> {
  await caseRows(screen).filter({ hasText: name }).first().click();
  await expect(screen).toHaveURL(/\/cases\//);
  await screen.getByTestId('case-panel').getByRole('button', { name: /^(收起|Close)$/ }).click();
  const map = screen.getByTestId('wall-map');
  let tries = 0;
  await expect(async () => {
    const { x, y } = besideTheMark[tries++ % besideTheMark.length]!;
    const middle = freeMiddle(screen);
    await map.click({ position: { x: middle.x + x, y: middle.y + y } });
    await expect(screen.getByRole('heading', { name })).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 60_000 });
}
