import { expect, type Page } from '@playwright/test';
import { expectAccessible, expectEnglish, expectNoSidewaysScroll, type PeoplesWords } from '../product/expectReadable.ts';
import { desk, phone, serverAway, signIn, wall } from '../product/people.ts';
import { takePhoto } from '../product/photo.ts';
import { productTest as test } from '../product/productTest.ts';
import { readyMap, sendFullReport } from '../product/resident.ts';
import { building9, rosterReady } from '../product/rosterSheet.ts';
import { caseRows, clickBuilding, dispatchTo, wallCase } from '../product/wallScreen.ts';

/** The main job again, in English: on phones with large text, where words are longest and the screen is narrowest. */
const building = 'Fanghua Garden Building 9';
const words = 'The light between floors 3 and 4 is out, and the stairs are dark.';

test('the main job reads in English on every screen, fits a phone in large text, and axe finds nothing grave', async ({ browsers, product }) => {
  test.setTimeout(300_000);
  // A number that nobody has is asked for, and the server is away for a while.
  browsers.expectTrouble(/status of 404/);
  browsers.expectTrouble(serverAway);
  const resident = await (await browsers.open(phone)).newPage();
  await test.step('the resident', async () => {
    await resident.goto(product.site('portal'));
    await toEnglish(resident);
    await toLargeText(resident);
    await inspectPhone(resident, 'portal home');
    await resident.getByRole('link', { name: 'Corridor light' }).first().tap();
    await readyMap(resident);
    await inspectPhone(resident, 'report with the map');
    await resident.getByRole('button', { name: 'Send' }).tap();
    await expect(resident.getByText('Please mark the place or choose a building first.')).toBeVisible();
    await inspectPhone(resident, 'report without a place');
    await resident.goto(product.site('portal', '/cases/7K3Q-9F2M-XW4T'));
    await expect(resident.getByText('No case has this number')).toBeVisible();
    await inspectPhone(resident, 'an unknown number');
    await resident.goto(product.site('portal', '/nowhere'));
    await expect(resident.getByText('No such page')).toBeVisible();
    await inspectPhone(resident, 'an unknown page');
    await resident.goto(product.site('portal'));
    await sendFullReport(resident, {
      category: 'Corridor light',
      community: 'Zhoudao Jiayuan Community',
      building,
      words,
      photo: await takePhoto(resident),
    });
    await inspectPhone(resident, 'following');
  });

  const screen = await (await browsers.open(wall)).newPage();
  await test.step('the operator', async () => {
    await screen.goto(product.site('wall'));
    await toEnglish(screen);
    await expect(screen.getByRole('button', { name: 'Sign in' })).toBeVisible();
    await inspect(screen, 'wall sign-in');
    await screen.getByRole('button', { name: /Street command centre/ }).click();
    await expect(screen.locator('[data-map-ready="true"]')).toBeVisible({ timeout: 60_000 });
    await expect(caseRows(screen).first()).toBeVisible();
    await inspect(screen, 'wall');
    await wallCase(screen, 'Corridor light', building).click();
    await expect(screen.getByTestId('case-panel').getByText(words)).toBeVisible();
    await expect(screen.getByTestId('case-panel').getByRole('radio').first()).toBeVisible();
    await inspect(screen, 'wall with a case');
    await dispatchTo(screen, 'Fanghua Garden 8–10', 'Micro-gridder');
    await expect(resident.getByText(/^Handed to .*Micro-gridder/)).toBeVisible();
  });

  const gridder = await (await browsers.open(phone)).newPage();
  await test.step('the micro-gridder', async () => {
    await gridder.goto(product.site('workbench'));
    await toEnglish(gridder);
    await toLargeText(gridder);
    const people = await demoNames(gridder);
    await inspectPhone(gridder, 'workbench sign-in', people);
    await gridder.getByRole('button', { name: /田师傅/ }).tap();
    await expect(gridder.getByRole('heading', { name: 'My cases' })).toBeVisible();
    const card = gridder.getByRole('link', { name: /Corridor light.*Fanghua Garden Building 9/ }).first();
    await expect(card).toBeVisible();
    const written = [...people, ...(await wordsOfCases(gridder))];
    await inspectPhone(gridder, 'cases', written);
    await card.tap();
    await expect(gridder.getByText(words).filter({ visible: true })).toBeVisible();
    await inspectPhone(gridder, 'case', written);
    await gridder.getByRole('button', { name: 'Accept' }).tap();
    await gridder.getByRole('button', { name: 'Resolve' }).tap();
    await expect(gridder.getByRole('dialog')).toBeVisible();
    await inspectPhone(gridder, 'resolving', written);
    await gridder.getByRole('textbox', { name: /^What was done/ }).fill('A new bulb, tried three times.');
    await gridder.getByRole('button', { name: 'Send as resolved' }).tap();
    await expect(resident.getByText('A new bulb, tried three times.')).toBeVisible();
    for (const [tab, ready] of [['Position', 'Share my position'], ['Me', 'Sign out'], ['Rosters', building]] as const) {
      await gridder.getByRole('navigation').getByRole('link', { name: tab }).tap();
      await expect(gridder.getByText(ready).first()).toBeVisible();
      await inspectPhone(gridder, tab, written);
    }
    await gridder.getByRole('link', { name: building }).tap();
    await expect(gridder.getByText('80 households')).toBeVisible({ timeout: 60_000 });
    await inspectPhone(gridder, 'roster as cards', people);
    await gridder.getByRole('button', { name: /^Open 1-301/ }).tap();
    await expect(gridder.getByRole('dialog')).toBeVisible();
    // Field values are what people wrote; the sheet's own words are around them.
    await inspectPhone(gridder, 'household', people);
  });

  await test.step('the server is killed outright: the screens say so, and come back by themselves', async () => {
    await product.kill();
    for (const page of [screen, resident]) await expect(page.getByText(/Reconnecting/).last()).toBeVisible();
    await inspectPhone(resident, 'while the server is away', ['老田']);
    await product.start();
    for (const page of [screen, resident]) await expect(page.getByText('Live', { exact: true }).last()).toBeVisible({ timeout: 60_000 });
    await expect(resident.getByText('A new bulb, tried three times.')).toBeVisible();
  });

  await test.step('and the resident has the last word', async () => {
    await inspectPhone(resident, 'asked whether it is done', ['老田']);
    await resident.getByRole('radio', { name: 'Very satisfied' }).tap();
    await resident.getByRole('button', { name: 'It is done' }).tap();
    await expect(resident.getByText('You confirmed that it is done')).toBeVisible();
    await expect(screen.getByText('Confirmed by the resident')).toBeVisible();
    await inspectPhone(resident, 'confirmed', ['老田']);
  });

  await test.step('the wall looks into the roster', async () => {
    await screen.getByTestId('case-panel').getByRole('button', { name: 'Close' }).click();
    await clickBuilding(screen, building);
    await screen.getByRole('button', { name: 'Open the roster' }).click();
    await expect(screen.getByText('80 households')).toBeVisible({ timeout: 60_000 });
    await inspect(screen, 'wall with a roster');
  });
});

test('axe finds nothing grave on the Chinese screens of desk, phone and wall', async ({ browsers, product }) => {
  test.setTimeout(180_000);
  const lawyer = await signIn(await browsers.open(desk), product, 'workbench', 'lawyer', `/rosters/${building9.code}`);
  await rosterReady(lawyer);
  await lawyer.locator('[data-cell="promise"]').first().click();
  await expectAccessible(lawyer, 'roster table');
  await lawyer.getByRole('button', { name: '楼栋图' }).click();
  await expectAccessible(lawyer, 'roster section');
  const officer = await signIn(await browsers.open(desk), product, 'workbench', 'officer');
  await expect(officer.getByRole('heading', { name: '我的事件' })).toBeVisible();
  await expectAccessible(officer, 'cases at a desk');
  const resident = await (await browsers.open(phone)).newPage();
  await resident.goto(product.site('portal', '/report/FS04'));
  await readyMap(resident);
  await expect(resident.getByText('如有生命危险，请先打电话')).toBeVisible();
  await expectAccessible(resident, 'urgent report');
  await expectNoSidewaysScroll(resident, 'urgent report');
  const screen = await signIn(await browsers.open(wall), product, 'wall', 'command');
  await expect(caseRows(screen).first()).toBeVisible();
  await expectAccessible(screen, 'wall');
});

async function inspect(page: Page, name: string, written: PeoplesWords = []): Promise<void> {
  await expectEnglish(page, name, written);
  await expectAccessible(page, name);
}

async function inspectPhone(page: Page, name: string, written: PeoplesWords = []): Promise<void> {
  await expectNoSidewaysScroll(page, name);
  await inspect(page, name, written);
}

async function toEnglish(page: Page): Promise<void> {
  await page.getByRole('button', { name: '切换到 English' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
}

async function toLargeText(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Use large text' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'large');
}

/** Names of the demo's people, which have no English form. */
async function demoNames(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const { accounts } = (await (await fetch('/api/demo/accounts')).json()) as { accounts: { displayName: string }[] };
    return [...accounts.map(({ displayName }) => displayName), ...accounts.map(({ displayName }) => displayName.slice(0, 1))];
  });
}

/** What residents and the team wrote in the cases that the account reads, and how people are called in them. */
async function wordsOfCases(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    interface Step {
      words: string | null;
      publicName: string | null;
    }
    const { cases } = (await (await fetch('/api/cases?state=all')).json()) as { cases: { words: string; timeline: Step[] }[] };
    return cases.flatMap((one) => [one.words, ...one.timeline.flatMap((step) => [step.words ?? '', step.publicName ?? ''])]);
  });
}
