import { BuiltProduct } from '@finemesh/testkit/product';
import { expect, test } from '@playwright/test';
import { Attacker } from './Attacker.ts';
import { accountAttempts } from './cells/accountAttempts.ts';
import type { Attempt, AttemptsOf } from './cells/Attempt.ts';
import { caseAttempts, casePhotoAttempts } from './cells/caseAttempts.ts';
import { foreignPages } from './cells/foreignPages.ts';
import { listAttempts } from './cells/listAttempts.ts';
import { placeAttempts } from './cells/placeAttempts.ts';
import { publicAttempts, socketOperations } from './cells/publicAttempts.ts';
import { trackingAttempts } from './cells/trackingAttempts.ts';
import { City } from './City.ts';
import { Judge } from './Judge.ts';
import { runAll } from './runAll.ts';
import { readServedRoutes, type ServedRoute } from './servedRoutes.ts';
import { SeededRandom } from './SeededRandom.ts';

const attempts: Readonly<Record<string, AttemptsOf>> = {
  ...publicAttempts,
  ...accountAttempts,
  ...placeAttempts,
  ...listAttempts,
  ...caseAttempts,
  getCasePhoto: casePhotoAttempts,
  ...trackingAttempts,
};

const random = SeededRandom.ofRun();
let product: BuiltProduct;
let attacker: Attacker;
let judge: Judge;
let city: City;
let routes: ServedRoute[];

test.beforeAll(async () => {
  test.setTimeout(120_000);
  console.log(`attack: FINEMESH_TEST_SEED=${random.seed}`);
  product = await BuiltProduct.start();
  attacker = new Attacker(product.port);
  judge = new Judge();
  city = await City.build(attacker, judge, random);
  routes = await readServedRoutes(attacker);
});
test.afterAll(async () => {
  attacker.close();
  await product.stop();
});

test('every route that the server describes has its cells', () => {
  const described = routes.map(({ operationId }) => operationId).filter((one) => !socketOperations.includes(one));
  expect(described.sort()).toEqual(Object.keys(attempts).sort());
});

test('nobody gets more than the role table says, from any route, as anybody', async () => {
  test.setTimeout(300_000);
  const startedAt = performance.now();
  await runAll(cells(), 12);
  const byKind = Object.fromEntries(judge.cells);
  console.log(`attack: ${judge.total} cells in ${((performance.now() - startedAt) / 1_000).toFixed(1)} s, ${JSON.stringify(byKind)}, slowest ${judge.slowest.ms.toFixed(0)} ms (${judge.slowest.cell})`);
  expect(judge.wrong.slice(0, 200)).toEqual([]);
});

function* cells(): Generator<() => Promise<void>> {
  for (const route of routes) {
    for (const attempt of attempts[route.operationId]?.(city, route) ?? []) yield () => run(attempt);
  }
  for (const attempt of foreignPages(city, routes, attacker.port)) yield () => run(attempt);
}

async function run({ kind, cell, who, ask, site, verdict, channel, shown, inspect, inspectsAll, judges = 1 }: Attempt): Promise<void> {
  const answer = await attacker.send(who, ask, site);
  judge.judge(kind, cell, verdict, answer, { identity: who, channel, ...(shown === undefined ? {} : { shown }) });
  judge.count(kind, judges - 1);
  const isGiven = answer.status >= 200 && answer.status < 300;
  const fault = isGiven || inspectsAll === true || verdict === 'anything' ? inspect?.(answer) : undefined;
  if (fault !== undefined) judge.accuse(kind, `${who.name}: ${cell} ${fault}`);
}
