import { expect, type Page } from '@playwright/test';
import { watchForTexts, textsSeen } from '../product/neverShown.ts';
import { markPage, phone, signIn, wall, wasNeverReloaded } from '../product/people.ts';
import { takePhoto } from '../product/photo.ts';
import { productTest as test } from '../product/productTest.ts';
import { readyMap, sendFullReport, sendReport } from '../product/resident.ts';
import { listenForTones, tonesOf } from '../product/sound.ts';
import { caseRows, dispatchTo, openFromMap, wallCase } from '../product/wallScreen.ts';

/** The loop of the product: a resident reports, the wall dispatches, the micro-gridder settles, the resident has the last word. */
const microGridder = '芳华园8–10栋';
const phoneNumber = '13812345678';
const flat = '602室';

test('three taps send a first report, which stands on the open wall with a sound', async ({ browsers, product }) => {
  const wallContext = await browsers.open(wall);
  await listenForTones(wallContext);
  const screen = await signIn(wallContext, product, 'wall', 'command');
  await expect(screen.locator('[data-map-ready="true"]')).toBeVisible({ timeout: 60_000 });
  await expect(caseRows(screen).first()).toBeVisible();
  await markPage(screen);
  const before = await caseRows(screen).count();
  expect(await tonesOf(screen)).toBe(0);

  const resident = await (await browsers.open(phone)).newPage();
  await resident.goto(product.site('portal'));
  await resident.getByRole('link', { name: '楼道灯' }).first().tap();
  await (await readyMap(resident)).tap();
  await expect(resident.getByText(/^已标出：/)).toBeVisible();
  const trackingNumber = await sendReport(resident);
  expect(trackingNumber).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/);

  await expect(caseRows(screen)).toHaveCount(before + 1);
  await expect(caseRows(screen).first()).toContainText('楼道灯');
  await expect(screen.getByText('新事件：楼道灯')).toBeVisible();
  await expect.poll(() => tonesOf(screen)).toBeGreaterThan(0);
  await openFromMap(screen, await caseRows(screen).first().getAttribute('data-case'));

  await screen.getByRole('button', { name: '收起' }).click();
  await screen.getByRole('button', { name: '提示音已开' }).click();
  const tones = await tonesOf(screen);
  await resident.goto(product.site('portal'));
  await resident.getByRole('link', { name: '大件垃圾' }).first().tap();
  await (await readyMap(resident)).tap();
  await sendReport(resident);
  await expect(screen.getByText('新事件：大件垃圾')).toBeVisible();
  expect(await tonesOf(screen)).toBe(tones);
  expect(await wasNeverReloaded(screen)).toBe(true);
});

test('a case goes from phone to wall to micro-gridder and back, live on every screen', async ({ browsers, product }) => {
  test.setTimeout(240_000);
  const wallContext = await browsers.open(wall);
  await watchForTexts(wallContext, [phoneNumber, flat, '田师傅', '老田', '方律师']);
  const screen = await signIn(wallContext, product, 'wall', 'command');
  await expect(caseRows(screen).first()).toBeVisible();
  const gridder = await signIn(await browsers.open(phone), product, 'workbench', 'tian');
  await expect(gridder.getByRole('heading', { name: '我的事件' })).toBeVisible();
  const resident = await (await browsers.open(phone)).newPage();
  await resident.goto(product.site('portal'));
  for (const page of [screen, gridder]) await markPage(page);

  const words = `三楼到四楼的灯不亮，晚上老人下楼危险。联系 ${phoneNumber}，住 ${flat}`;
  await test.step('the resident reports with building, words and a photo', async () => {
    const trackingNumber = await sendFullReport(resident, {
      category: '楼道灯',
      community: '洲岛家园社区',
      building: '芳华园9栋',
      words,
      photo: await takePhoto(resident),
    });
    await expect(resident).toHaveURL(new RegExp(trackingNumber));
    await expectPhoto(resident, '照片 1');
    await markPage(resident);
  });

  const row = wallCase(screen, '楼道灯', '芳华园9栋');
  await test.step('the operator opens it: place, photo, timeline, and words without numbers', async () => {
    await row.click();
    const panel = screen.getByTestId('case-panel');
    await expect(panel.getByText(/芳华园8–10栋 · 芳华园9栋/)).toBeVisible();
    await expect(panel.getByText(/^三楼到四楼的灯不亮，晚上老人下楼危险。联系 ▇▇，住 ▇▇$/)).toBeVisible();
    await expect(panel.getByText('居民上报')).toBeVisible();
    await expectPhoto(screen, '照片 1');
  });

  await test.step('dispatches it to the micro-gridder, who is notified in the page', async () => {
    await dispatchTo(screen, microGridder, '微网格员');
    await expect(gridder.getByText('新事件：楼道灯')).toBeVisible();
    await expect(resident.getByText(/^转给.*芳华园8–10栋.*微网格员/)).toBeVisible();
  });

  await test.step('the micro-gridder accepts and resolves; the resident sees each step', async () => {
    await expect(gridder.getByRole('region', { name: /待我接单/ }).getByRole('link', { name: /^楼道灯.*芳华园9栋/ })).toBeVisible();
    await gridder.getByRole('listitem').filter({ hasText: '新事件：楼道灯' }).getByRole('button', { name: '去看看' }).tap();
    await expect(gridder.getByText(words).filter({ visible: true })).toBeVisible();
    await expectPhoto(gridder, '第 1 张照片');
    await gridder.getByRole('button', { name: '接单' }).tap();
    await expect(resident.getByText(/老田（微网格员）接手了/)).toBeVisible();
    await resolve(gridder, '已换上新灯泡，试过三次都亮。');
    await expect(resident.getByText('已换上新灯泡，试过三次都亮。')).toBeVisible();
  });

  await test.step('the resident reopens with a reason, which the micro-gridder reads', async () => {
    await resident.getByRole('button', { name: '没办好，要求重办' }).tap();
    await resident.getByRole('textbox', { name: /^说明原因/ }).fill('四楼的灯还是不亮');
    await resident.getByRole('button', { name: '要求重办', exact: true }).tap();
    await expect(gridder.getByText('四楼的灯还是不亮').filter({ visible: true })).toBeVisible();
    await expect(gridder.getByText('居民要求重办：楼道灯')).toBeVisible();
    await gridder.getByRole('button', { name: '接单' }).tap();
    await resolve(gridder, '四楼的灯座也换了，现在两层都亮。');
  });

  await test.step('and confirms with a rating, which the wall shows', async () => {
    await resident.getByRole('radio', { name: '很满意' }).tap();
    await resident.getByRole('button', { name: '办好了' }).tap();
    await expect(resident.getByText('您确认办好了')).toBeVisible();
    await expect(screen.getByTestId('case-panel').getByText('居民确认')).toBeVisible();
    await expect(screen.getByTestId('case-panel').getByText('已确认', { exact: true })).toBeVisible();
  });

  expect(await textsSeen(screen)).toEqual([]);
  for (const page of [screen, gridder, resident]) expect(await wasNeverReloaded(page)).toBe(true);
});

async function resolve(gridder: Page, words: string): Promise<void> {
  await gridder.getByRole('button', { name: '办结' }).tap();
  await gridder.getByRole('textbox', { name: /^处理情况/ }).fill(words);
  await gridder.getByRole('button', { name: '提交办结' }).tap();
  await expect(gridder.getByRole('textbox', { name: /^处理情况/ })).toBeHidden();
}

/** The picture has arrived and could be drawn. */
async function expectPhoto(page: Page, name: string): Promise<void> {
  const photo = page.getByRole('img', { name }).first();
  await photo.scrollIntoViewIfNeeded();
  await expect.poll(() => photo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
}
