import { expect, type Locator, type Page } from '@playwright/test';
import type { BuiltProduct } from '@finemesh/testkit/product';
import { phone, signIn, smallWall } from '../product/people.ts';
import { productTest as test } from '../product/productTest.ts';
import { building9 } from '../product/rosterSheet.ts';
import { buildingCenter } from '../product/territory.ts';

test('a position is on the wall while its owner shares it, and its owner sees who looks', async ({ browsers, product }) => {
  const [longitude, latitude] = await buildingCenter(product, building9.code);
  const screen = await watchingWall(await signIn(await browsers.open(smallWall), product, 'wall', 'command'));
  const dots = screen.getByTestId('wall-map');
  await expect(dots).toHaveAttribute('data-dot-count', '0');

  const gridder = await signIn(
    await browsers.open(phone, { permissions: ['geolocation'], geolocation: { longitude, latitude, accuracy: 8 } }),
    product,
    'workbench',
    'tian',
    '/sharing',
  );
  const share = shareSwitch(gridder);
  await expect(share).toHaveAttribute('aria-checked', 'false');
  await expect(gridder.getByText('未共享，没有人看得到')).toBeVisible();

  await share.tap();
  await expect(share).toHaveAttribute('aria-checked', 'true');
  await expect(dots).toHaveAttribute('data-dot-count', '1');
  await expect(screen.getByText('正在共享位置').locator('xpath=..')).toContainText('1');
  await expect(gridder.getByText(/^街道指挥中心 · /)).toBeVisible();
  await gridder.getByRole('link', { name: '事件' }).tap();
  await expect(gridder.getByRole('link', { name: '位置共享中' })).toBeVisible();

  await gridder.getByRole('link', { name: '位置共享中' }).tap();
  await share.tap();
  await expect(share).toHaveAttribute('aria-checked', 'false');
  await expect(dots).toHaveAttribute('data-dot-count', '0');
});

test('a tracking app on the phone sends for its owner, under the same switch', async ({ browsers, product }) => {
  const [longitude, latitude] = await buildingCenter(product, building9.code);
  const screen = await watchingWall(await signIn(await browsers.open(smallWall), product, 'wall', 'command'));
  const dots = screen.getByTestId('wall-map');
  // This browser gives no position: what moves the dot can only be the app.
  const gridder = await signIn(await browsers.open(phone, { permissions: [] }), product, 'workbench', 'tian', '/sharing');
  await gridder.getByRole('button', { name: '显示填写内容' }).tap();
  const url = await valueOf(gridder, '服务器地址');
  const deviceId = await valueOf(gridder, '设备标识');
  expect(url).toBe(product.site('workbench', '/positions/osmand'));

  expect(await sendFromApp(product, deviceId, longitude, latitude)).toBe(200);
  await shareSwitch(gridder).tap();
  await expect(gridder.getByText('浏览器不允许使用位置')).toBeVisible();
  // What the app sent before the switch was on has left nothing behind.
  await expect(dots).toHaveAttribute('data-dot-count', '0');

  expect(await sendFromApp(product, deviceId, longitude, latitude)).toBe(200);
  await expect(dots).toHaveAttribute('data-dot-count', '1');
  // Away to the other side of the river: off this screen, and back.
  expect(await sendFromApp(product, deviceId, longitude + 0.4, latitude)).toBe(200);
  await expect(dots).toHaveAttribute('data-dot-count', '0');
  expect(await sendFromApp(product, deviceId, longitude + 0.0005, latitude)).toBe(200);
  await expect(dots).toHaveAttribute('data-dot-count', '1');

  await shareSwitch(gridder).tap();
  await expect(dots).toHaveAttribute('data-dot-count', '0');
  expect(await sendFromApp(product, `${deviceId}x`, longitude, latitude)).toBe(400);
});

function shareSwitch(gridder: Page): Locator {
  return gridder.getByRole('switch', { name: /共享我的位置/ });
}

async function watchingWall(screen: Page): Promise<Page> {
  await expect(screen.locator('[data-map-ready="true"]')).toBeVisible({ timeout: 60_000 });
  return screen;
}

async function valueOf(gridder: Page, label: string): Promise<string> {
  return (await gridder.getByText(label, { exact: true }).locator('xpath=following-sibling::dd').innerText()).trim();
}

async function sendFromApp(product: BuiltProduct, id: string, lon: number, lat: number): Promise<number> {
  const query = new URLSearchParams({ id, lon: String(lon), lat: String(lat), timestamp: String(Math.floor(Date.now() / 1_000)) });
  return (await product.request('workbench', `/positions/osmand?${query}`)).status;
}
