import { expect, type Page } from '@playwright/test';
import { desk, markPage, phone, serverAway, signIn, smallWall, wasNeverReloaded } from '../product/people.ts';
import { productTest as test } from '../product/productTest.ts';
import { sendFullReport } from '../product/resident.ts';
import { building9, cellOf, openHousehold, rosterReady, typeIntoCell, writeField } from '../product/rosterSheet.ts';
import { appointPost, postsOf, signInByApi } from '../product/staffApi.ts';
import { caseRows, dispatchTo, wallCase } from '../product/wallScreen.ts';

/** The server is killed without warning while four screens are open, and started again on the same folder. */
test('after kill -9 everything is there, and the open screens catch up by themselves', async ({ browsers, product }) => {
  test.setTimeout(300_000);
  browsers.expectTrouble(serverAway);

  const screen = await signIn(await browsers.open(smallWall), product, 'wall', 'command');
  const resident = await (await browsers.open(phone)).newPage();
  await resident.goto(product.site('portal'));
  const trackingNumber = await sendFullReport(resident, report('垃圾桶满了，袋子堆到门外'));
  const gridder = await signIn(await browsers.open(phone), product, 'workbench', 'tian', `/rosters/${building9.code}`);
  await rosterReady(gridder);
  const lawyer = await signIn(await browsers.open(desk), product, 'workbench', 'lawyer', `/rosters/${building9.code}`);
  await rosterReady(lawyer);

  await wallCase(screen, '单元门口垃圾', building9.name).click();
  await dispatchTo(screen, '芳华园8–10栋', '微网格员');
  await expect(resident.getByText(/^转给.*微网格员/)).toBeVisible();
  const administrator = await signInByApi(product, 'admin');
  const postId = await appointPost(product, administrator, 'cadre', 'lawyer', building9.code.slice(0, 12));
  await openHousehold(gridder, '1-502');
  await writeField(gridder, '约定事项', '周二看楼道灯');
  await expect(gridder.getByRole('dialog').getByText('已保存', { exact: true })).toBeVisible();
  await expect(cellOf(lawyer, '1-502', 'promise')).toHaveText(/周二看楼道灯/);
  const pages = [screen, resident, gridder, lawyer];
  for (const page of pages) await markPage(page);

  await product.kill();
  await test.step('the screens say that they are not live, and keep what is written', async () => {
    await expect(screen.getByText(/正在重连/).last()).toBeVisible();
    await expect(resident.getByText(/正在重连/).last()).toBeVisible();
    await writeField(gridder, '约定事项', '周三看楼道灯');
    await expect(gridder.getByRole('dialog').getByText('离线，1 项待传')).toBeVisible();
  });

  await product.start();
  await test.step('they come back by themselves, with what was written meanwhile', async () => {
    for (const page of [screen, resident]) await expect(page.getByText('实时', { exact: true }).last()).toBeVisible({ timeout: 60_000 });
    await expect(gridder.getByRole('dialog').getByText('已保存', { exact: true })).toBeVisible({ timeout: 60_000 });
    await expect(cellOf(lawyer, '1-502', 'promise')).toHaveText(/周三看楼道灯/, { timeout: 60_000 });
  });

  await test.step('cases, posts and roster edits are there', async () => {
    await expect(resident.getByText(/^转给.*微网格员/)).toBeVisible();
    await expect(screen.getByTestId('case-panel').getByText('已派单')).toBeVisible();
    await screen.getByRole('button', { name: '收起' }).click();
    await expect(wallCase(screen, '单元门口垃圾', building9.name)).toContainText('已派单');
    expect(await postsOf(product, await signInByApi(product, 'admin'), building9.code.slice(0, 12))).toContain(postId);
    const reader = await (await browsers.open(phone)).newPage();
    await reader.goto(product.site('portal', `/cases/${trackingNumber}`));
    await expect(reader.getByText('垃圾桶满了，袋子堆到门外')).toBeVisible();
  });

  await test.step('and the feeds go on: a case, a step and a roster edit arrive as before', async () => {
    const before = await caseRows(screen).count();
    await accept(gridder);
    await expect(resident.getByText(/接手了/)).toBeVisible();
    const another = await (await browsers.open(phone)).newPage();
    await another.goto(product.site('portal'));
    await sendFullReport(another, report('又满了'));
    await expect(caseRows(screen)).toHaveCount(before + 1);
    await typeIntoCell(lawyer, '1-303', 'promise', '周四回访');
    await expect(lawyer.getByText('已保存', { exact: true }).first()).toBeVisible();
  });

  for (const page of pages) expect(await wasNeverReloaded(page)).toBe(true);
});

function report(words: string) {
  return { category: '单元门口垃圾、暴露垃圾', community: '洲岛家园社区', building: building9.name, words };
}

/** The micro-gridder leaves the roster for the case that the notice in the page speaks of, and accepts it. */
async function accept(gridder: Page): Promise<void> {
  await gridder.getByRole('dialog').getByRole('button', { name: '完成' }).tap();
  await gridder.getByRole('listitem').filter({ hasText: '新事件：单元门口垃圾' }).getByRole('button', { name: '去看看' }).tap();
  await gridder.getByRole('button', { name: '接单' }).tap();
}
