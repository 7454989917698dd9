import { BuiltProduct } from '@finemesh/testkit/product';
import { expect, type BrowserContext } from '@playwright/test';
import { OpenedBrowsers } from '../product/OpenedBrowsers.ts';
import { phone, signIn, smallWall } from '../product/people.ts';
import { productTest as test } from '../product/productTest.ts';
import { readyMap, sendReport } from '../product/resident.ts';
import { caseRows, openFromMap } from '../product/wallScreen.ts';

/** A token of the right form that opens nothing. */
const token = 'pk.eyJ1IjoiZmluZW1lc2giLCJhIjoidGVzdCJ9.bm90LWEtdG9rZW4';

let product: BuiltProduct;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  product = await BuiltProduct.start({ environment: { MAPBOX_ACCESS_TOKEN: token } });
});
test.afterAll(async () => {
  await product.stop();
});

test('with a token Mapbox draws the same map, and nothing but its two hosts is asked', async ({ browser }) => {
  const browsers = new OpenedBrowsers(browser);
  const wallContext = await browsers.open(smallWall);
  const asked = await answerForMapbox(wallContext);
  const screen = await signIn(wallContext, product, 'wall', 'command');
  const map = screen.getByTestId('wall-map');
  await expect(map).toHaveAttribute('data-map-engine', 'mapbox');
  await expect(map).toHaveAttribute('data-map-ready', 'true', { timeout: 60_000 });
  await expect(caseRows(screen).first()).toBeVisible();

  // A resident's tap is a place there too, and the case can be opened by its mark: the layers are those of the other engine.
  const residentContext = await browsers.open(phone);
  await answerForMapbox(residentContext);
  const resident = await residentContext.newPage();
  await resident.goto(product.site('portal'));
  await resident.getByRole('link', { name: '楼道灯' }).first().tap();
  await (await readyMap(resident)).tap();
  await expect(resident.getByText(/^已标出：/)).toBeVisible();
  const before = await caseRows(screen).count();
  await sendReport(resident);
  await expect(caseRows(screen)).toHaveCount(before + 1);
  await openFromMap(screen, await caseRows(screen).first().getAttribute('data-case'));

  expect(asked.size).toBeGreaterThan(0);
  for (const address of browsers.outside) expect(new URL(address).hostname).toMatch(/^(api|events)\.mapbox\.com$/);
  expect(browsers.complaints.filter((complaint) => /Content Security Policy/.test(complaint))).toEqual([]);
  // Glyphs would be one request a label; they are drawn from local fonts.
  expect([...asked].filter((address) => address.includes('/fonts/'))).toEqual([]);
  await browsers.close();
});

test('a token that Mapbox refuses leaves the wall working, with a word in the map’s place', async ({ browser }) => {
  const browsers = new OpenedBrowsers(browser);
  const context = await browsers.open(smallWall);
  await answerForMapbox(context, 'refuse');
  const screen = await signIn(context, product, 'wall', 'command');
  await expect(screen.getByText('地图打不开')).toBeVisible({ timeout: 60_000 });
  await caseRows(screen).first().click();
  await expect(screen.getByTestId('case-panel').getByText('居民上报')).toBeVisible();
  await browsers.close();
});

/** Answers in the place of Mapbox's hosts; none of the requests leaves. Returns the addresses asked so far. */
async function answerForMapbox(context: BrowserContext, answer: 'welcome' | 'refuse' = 'welcome'): Promise<Set<string>> {
  const asked = new Set<string>();
  await context.route(/^https:\/\/[a-z]+\.mapbox\.com\//, async (route) => {
    const address = route.request().url();
    asked.add(address);
    const isRefused = answer === 'refuse' && address.includes('/map-sessions/');
    await route.fulfill({
      status: isRefused ? 401 : 200,
      contentType: 'application/json',
      headers: { 'Access-Control-Allow-Origin': '*' },
      body: isRefused ? '{"message":"Not Authorized - Invalid Token"}' : '{}',
    });
  });
  return asked;
}
