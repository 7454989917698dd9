import type { Browser, BrowserContext, Page } from '@playwright/test';
import type { BuiltProduct } from '@finemesh/testkit/product';

/** A phone as residents and micro-gridders have it: 360 px wide, touched, not clicked. */
export const phone = { viewport: { width: 360, height: 800 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 } as const;
/** The street's screen. */
export const wall = { viewport: { width: 1920, height: 1080 } } as const;
/** A lawyer's desk. */
export const desk = { viewport: { width: 1280, height: 800 } } as const;

/** Browser errors of a page, gathered while a test goes on; a clean page has none. */
export function gatherComplaints(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  return complaints;
}

/** Opens the workbench or the wall and signs in with the form, as a person does. */
export async function signIn(
  context: BrowserContext,
  product: BuiltProduct,
  site: 'workbench' | 'wall',
  username: string,
): Promise<Page> {
  const page = await context.newPage();
  await page.goto(product.site(site));
  const { accounts } = (await (await product.request(site, '/api/demo/accounts')).json()) as {
    accounts: { username: string; password: string }[];
  };
  const account = accounts.find((candidate) => candidate.username === username);
  if (account === undefined) throw new Error(`there is no demo account ${username}`);
  await page.getByLabel(/用户名|^Name/).fill(account.username);
  await page.getByLabel(/密码|^Password/).fill(account.password);
  await page.getByRole('button', { name: /^(登录|Sign in)$/ }).click();
  return page;
}

/** A browser context of its own: nobody shares cookies or storage with another. */
export function openContext(browser: Browser, device: object, options: object = {}): Promise<BrowserContext> {
  return browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', ...device, ...options });
}
