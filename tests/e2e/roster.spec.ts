import { expect, type Page } from '@playwright/test';
import { holdAcknowledgements } from '../product/holdAcknowledgements.ts';
import { modifiedClient } from '../product/modifiedClient.ts';
import { textsSeen, watchForTexts } from '../product/neverShown.ts';
import { desk, phone, signIn, wall } from '../product/people.ts';
import { productTest as test } from '../product/productTest.ts';
import { building9, cellOf, fieldOf, openHousehold, rosterReady, rowOf, saved, typeIntoCell, writeField } from '../product/rosterSheet.ts';
import { caseRows, clickBuilding } from '../product/wallScreen.ts';

/** Building 9 of Fanghua Garden, open on a micro-gridder's phone and at a lawyer's desk. */
const roster = `/rosters/${building9.code}`;

test('two people see each other and each other’s edits, and “saved” means that the server has it', async ({ browsers, product }) => {
  const gridderContext = await browsers.open(phone);
  const acknowledgements = await holdAcknowledgements(gridderContext);
  const gridder = await signIn(gridderContext, product, 'workbench', 'tian');
  await gridder.getByRole('link', { name: '台账' }).tap();
  await gridder.getByRole('link', { name: new RegExp(`^${building9.name}`) }).tap();
  await rosterReady(gridder);
  const lawyer = await signIn(await browsers.open(desk), product, 'workbench', 'lawyer', roster);
  await rosterReady(lawyer);

  await expect(gridder.getByRole('img', { name: /人在线：方律师/ })).toBeVisible();
  await expect(lawyer.getByText('田师傅')).toBeVisible();

  await test.step('what the micro-gridder writes stands on the desk at once', async () => {
    await openHousehold(gridder, '1-302');
    await expect(rowOf(lawyer, '1-302').getByText('田师傅')).toBeHidden();
    acknowledgements.hold();
    await writeField(gridder, '约定事项', '周六上午看水表');
    await expect(cellOf(lawyer, '1-302', 'promise')).toHaveText(/周六上午看水表/);
    await expect(gridder.getByRole('dialog').getByText('正在保存 1 项')).toBeVisible();
    acknowledgements.release();
    await expect(gridder.getByRole('dialog').getByText('已保存', { exact: true })).toBeVisible();
    await expect(gridder.getByRole('dialog').getByText(/正在保存/)).toBeHidden();
  });

  await test.step('and what the lawyer writes stands on the phone', async () => {
    await typeIntoCell(lawyer, '1-302', 'promise', '周日下午调解');
    await expect(fieldOf(gridder, '约定事项')).toHaveValue('周日下午调解');
    await expect(saved(lawyer)).toBeVisible();
  });

  await test.step('the lawyer’s sheet shows what the post does not allow, and takes nothing there', async () => {
    const cell = cellOf(lawyer, '1-302', 'headCount');
    await expect(cell).toHaveAttribute('aria-readonly', 'true');
    await expect(cellOf(lawyer, '1-302', 'promise')).toHaveAttribute('aria-readonly', 'false');
    await expect(lawyer.getByRole('columnheader', { name: /人数.*你的岗位不能改这一列/ })).toBeVisible();
    await cell.click();
    const before = await cell.getByRole('textbox').inputValue();
    await lawyer.keyboard.type('9');
    await lawyer.keyboard.press('Enter');
    await expect(cell.getByRole('textbox')).toHaveValue(before);
    await expect(lawyer.getByText(/“人数”只读/).last()).toBeVisible();
    // Contacts and care are not the lawyer's at all: the documents were not even sent.
    await expect(lawyer.getByRole('columnheader', { name: /电话/ })).toHaveCount(0);
    await expect(lawyer.getByRole('columnheader', { name: /法律意见/ })).toBeAttached();
  });
});

test('the server refuses what a modified client writes: nobody sees it, and it is rolled back where it was written', async ({ browsers, product }) => {
  const forbidden = '2031-03-07';
  const gridderContext = await browsers.open(phone);
  await watchForTexts(gridderContext, [forbidden]);
  const gridder = await signIn(gridderContext, product, 'workbench', 'tian', roster);
  await rosterReady(gridder);
  await openHousehold(gridder, '1-402');
  const lawyer = await signIn(await browsers.open(desk), product, 'workbench', 'lawyer', roster);
  await rosterReady(lawyer);

  const answers = await modifiedClient(lawyer, {
    buildingCode: building9.code,
    flat: '402',
    forbidden: { column: 'lastVisit', value: forbidden },
    allowed: { column: 'promise', value: '由改过的客户端写下' },
  });
  expect(answers.writableColumns).not.toContain('lastVisit');
  expect(answers.denied).toContain('lastVisit');
  expect(answers.ownReplica.forbidden).not.toBe(forbidden);
  expect(answers.ownReplica.allowed).toBe('由改过的客户端写下');

  // What was allowed has arrived; what was not never did.
  await expect(fieldOf(gridder, '约定事项')).toHaveValue('由改过的客户端写下');
  await expect(cellOf(lawyer, '1-402', 'lastVisit')).not.toHaveText(forbidden);
  expect(await textsSeen(gridder)).toEqual([]);
});

test('the wall opens the same remote to look on: who is where by role, no flat numbers, no names', async ({ browsers, product }) => {
  const wallContext = await browsers.open(wall);
  await watchForTexts(wallContext, ['田师傅', '方律师']);
  const gridder = await signIn(await browsers.open(phone), product, 'workbench', 'tian', roster);
  await rosterReady(gridder);
  const flats = await flatsOf(gridder);
  expect(flats.length).toBe(80);
  await openHousehold(gridder, '1-302');

  const screen = await signIn(wallContext, product, 'wall', 'command');
  await expect(screen.locator('[data-map-ready="true"]')).toBeVisible({ timeout: 60_000 });
  await expect(caseRows(screen).first()).toBeVisible();
  await clickBuilding(screen, building9.name);
  await screen.getByRole('button', { name: '查看楼栋台账' }).click();
  const sheet = screen.getByRole('dialog', { name: `${building9.name} · 楼栋台账` });
  await expect(sheet.getByText('80 户')).toBeVisible({ timeout: 60_000 });
  await expect(sheet.getByText('只读查看')).toBeVisible();
  await expect(sheet.getByRole('img', { name: /层第\d+户/ })).toHaveCount(80);
  await expect(sheet.getByText('微网格员').first()).toBeVisible();

  const shown = await sheet.evaluate((element) => new XMLSerializer().serializeToString(element));
  for (const flat of flats) expect(shown).not.toMatch(new RegExp(`(^|[^\\w.#-])${flat.split('-')[1]}([^\\w%.-]|$)`));
  await expect(sheet.getByRole('button', { name: /打开/ })).toHaveCount(0);
  await expect(sheet.getByRole('textbox')).toHaveCount(0);
  expect(await textsSeen(screen)).toEqual([]);
});

/** The flats of the open building, as the phone's cards name them. */
async function flatsOf(gridder: Page): Promise<string[]> {
  const names = await gridder.getByRole('button', { name: /^打开 / }).evaluateAll((cards) => cards.map((card) => card.getAttribute('aria-label') ?? ''));
  return names.map((name) => /^打开 (\S+?),/.exec(name)?.[1] ?? '').filter((flat) => flat !== '');
}
