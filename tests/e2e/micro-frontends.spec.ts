import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, type BrowserContext, type Page } from '@playwright/test';
import { desk, phone, signIn, smallWall } from '../product/people.ts';
import { productTest as test } from '../product/productTest.ts';
import { sendFullReport } from '../product/resident.ts';
import { building9, cellOf, rosterReady, typeIntoCell } from '../product/rosterSheet.ts';
import { caseRows, clickBuilding, wallCase } from '../product/wallScreen.ts';

const shared = ['vue', 'pinia', 'vue-i18n', 'yjs'] as const;

test('the remote comes when it is opened, and host and remote share one Vue, Pinia, Yjs and vue-i18n', async ({ browsers, product }) => {
  const context = await browsers.open(desk);
  const requested: string[] = [];
  context.on('request', (request) => requested.push(new URL(request.url()).pathname));
  const lawyer = await signIn(context, product, 'workbench', 'lawyer');
  await expect(lawyer.getByRole('link', { name: building9.name })).toBeVisible();
  expect(requested.filter((path) => path.startsWith('/remotes/'))).toEqual([]);
  expect(requested.filter((path) => /^\/shared\/yjs/.test(path))).toEqual([]);

  await lawyer.getByRole('link', { name: building9.name }).click();
  await rosterReady(lawyer);
  expect(requested).toContain('/remotes/roster-sheet/manifest.json');

  // By the name that the import map gives it and by its address: the same module object, fetched once.
  const modules = await lawyer.evaluate(async (names) => {
    const text = document.querySelector('script[type="importmap"]')!.textContent;
    const { imports } = JSON.parse(text) as { imports: Record<string, string> };
    return Promise.all(
      names.map(async (name) => {
        const address = new URL(imports[name]!, location.href).href;
        const same = (await import(name)) === (await import(address));
        return { name, path: new URL(address).pathname, same };
      }),
    );
  }, shared);
  for (const { name, path, same } of modules) {
    expect(same, name).toBe(true);
    expect(requested.filter((one) => one === path), name).toHaveLength(1);
    expect(new Set(requested.filter((one) => new RegExp(`/${name}-[\\w-]{8}\\.js$`).test(one))).size, name).toBe(1);
  }
});

test('the workbench goes on while the remote is down, says so in its place, and tries again', async ({ browsers, product }) => {
  browsers.expectTrouble(/status of 503/);
  const context = await browsers.open(desk);
  await takeRemoteDown(context);
  const lawyer = await signIn(context, product, 'workbench', 'lawyer');
  await lawyer.getByRole('link', { name: building9.name }).click();
  await expect(lawyer.getByText('台账没有载入')).toBeVisible();
  await lawyer.getByRole('link', { name: '位置' }).click();
  await expect(lawyer.getByRole('switch', { name: /共享我的位置/ })).toBeVisible();
  await lawyer.goBack();
  await expect(lawyer.getByText('台账没有载入')).toBeVisible();

  await context.unroute('**/remotes/**');
  await lawyer.getByRole('button', { name: '再试一次' }).click();
  await rosterReady(lawyer);
  await typeIntoCell(lawyer, '1-202', 'promise', '台账恢复后写下');
  await expect(cellOf(lawyer, '1-202', 'promise')).toHaveText(/台账恢复后写下/);
});

test('the wall goes on while the remote is down, says so in its place, and tries again', async ({ browsers, product }) => {
  browsers.expectTrouble(/status of 503/);
  const context = await browsers.open(smallWall);
  await takeRemoteDown(context);
  const screen = await signIn(context, product, 'wall', 'command');
  await expect(screen.locator('[data-map-ready="true"]')).toBeVisible({ timeout: 60_000 });
  await expect(caseRows(screen).first()).toBeVisible();
  await clickBuilding(screen, building9.name);
  await screen.getByRole('button', { name: '查看楼栋台账' }).click();
  const sheet = screen.getByRole('dialog', { name: /楼栋台账/ });
  await expect(sheet.getByText('台账模块暂时不可用')).toBeVisible();

  const before = await caseRows(screen).count();
  await reportRubbish(await (await browsers.open(phone)).newPage(), product.site('portal'));
  await expect(caseRows(screen)).toHaveCount(before + 1);
  await expect(wallCase(screen, '建筑垃圾', building9.name)).toBeAttached();

  await context.unroute('**/remotes/**');
  await sheet.getByRole('button', { name: '再试一次' }).click();
  await expect(sheet.getByText('80 户')).toBeVisible({ timeout: 60_000 });
});

async function takeRemoteDown(context: BrowserContext): Promise<void> {
  await context.route('**/remotes/**', (route) => route.fulfill({ status: 503, body: '' }));
}

async function reportRubbish(resident: Page, portal: string): Promise<void> {
  await resident.goto(portal);
  await sendFullReport(resident, { category: '建筑垃圾', community: '洲岛家园社区', building: building9.name, words: '' });
}

test('no front end and no remote ships the library that checks schemas: they call routes by a plain table', () => {
  const apps = fileURLToPath(new URL('../../apps/', import.meta.url));
  const scripts = readdirSync(apps)
    .filter((app) => app !== 'server' && existsSync(`${apps}${app}/dist`))
    .flatMap((app) => readdirSync(`${apps}${app}/dist`, { recursive: true, encoding: 'utf8' }).map((path) => `${apps}${app}/dist/${path}`))
    .filter((path) => path.endsWith('.js'));
  expect(scripts.length).toBeGreaterThan(20);
  // The name under which the library's errors go in every build of it.
  expect(scripts.filter((path) => readFileSync(path, 'utf8').includes('ZodError'))).toEqual([]);
});
