import { expect, type BrowserContext, type Page } from '@playwright/test';
import type { BuiltProduct, Site } from '@finemesh/testkit/product';

/**
 * Software draws every page and map here, frame by frame and pixel by pixel, and no test reads a colour from them. Half a pixel
 * a point leaves the layout what it is and takes a quarter of the drawing; people who want less motion get fewer frames.
 */
const coarse = { deviceScaleFactor: 0.5, reducedMotion: 'reduce' } as const;

/** A phone as residents and micro-gridders have it: 360 points wide, touched, not clicked. */
export const phone = { ...coarse, viewport: { width: 360, height: 800 }, hasTouch: true, isMobile: true } as const;
/** The street's screen. */
export const wall = { ...coarse, viewport: { width: 1920, height: 1080 } } as const;
/** A wall on a small screen, for tests that are not about its look. */
export const smallWall = { ...wall, viewport: { width: 1280, height: 720 } } as const;
/** A lawyer's desk. */
export const desk = { ...coarse, viewport: { width: 1280, height: 800 } } as const;

/** What browsers say in the console while the server is away. */
export const serverAway =
  /ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE|ERR_SOCKET_NOT_CONNECTED|WebSocket connection to|status of 50[23]/;

/** Opens the workbench or the wall and signs in with the form, as a person does; `path` is where the person wanted to go. */
export async function signIn(
  context: BrowserContext,
  product: BuiltProduct,
  site: Exclude<Site, 'portal'>,
  username: string,
  path = '/',
): Promise<Page> {
  const page = await context.newPage();
  await page.goto(product.site(site, path));
  const { accounts } = (await (await product.request(site, '/api/demo/accounts')).json()) as {
    accounts: { username: string; password: string }[];
  };
  const account = accounts.find((candidate) => candidate.username === username);
  if (account === undefined) throw new Error(`there is no demo account ${username}`);
  const name = page.getByRole('textbox', { name: /^(用户名|Name)$/ });
  await name.fill(account.username);
  await page.getByLabel(/密码|Password/).fill(account.password);
  await page.getByRole('button', { name: /^(登录|Sign in)$/ }).click();
  await expect(name).toBeHidden();
  return page;
}

/** Leaves a mark on the page that only a reload takes away. */
export async function markPage(page: Page): Promise<void> {
  await page.evaluate(() => ((window as { neverReloaded?: true }).neverReloaded = true));
}

/** Whether the page is still the one that was marked. */
export async function wasNeverReloaded(page: Page): Promise<boolean> {
  return page.evaluate(() => (window as { neverReloaded?: true }).neverReloaded === true);
}
