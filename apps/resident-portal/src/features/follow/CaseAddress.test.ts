import { expect, it } from 'vitest';
import { createMemoryHistory } from 'vue-router';
import { createPortalRouter } from '../../router.ts';
import { CaseAddress } from './CaseAddress.ts';

const trackingNumber = '7K3Q-9F2M-XW4T';

/** A portal whose addresses are kept as a browser keeps them. */
async function openPortal(path: string) {
  const history = createMemoryHistory();
  const visited: string[] = [];
  const { push, replace } = history;
  history.push = (to, data) => (visited.push(to), push(to, data));
  history.replace = (to, data) => (visited.push(to), replace(to, data));
  const address = new CaseAddress();
  const router = createPortalRouter(address, history);
  await router.push(path);
  return { address, router, visited, shown: () => address.numberAt(router.currentRoute.value) };
}

it('never writes the number of a confidential case into an address, from its report on', async () => {
  const { address, router, visited, shown } = await openPortal('/');
  await address.open(router, trackingNumber, { replace: true, query: { sent: '1' } });
  await address.settle(router, { trackingNumber, categoryCode: 'DM04' });
  expect(shown()).toBe(trackingNumber);
  expect(router.currentRoute.value.query).toEqual({ sent: '1' });
  expect(visited.filter((one) => one.includes(trackingNumber))).toEqual([]);
});

it('gives any other case an address that can be loaded again', async () => {
  const { address, router, shown } = await openPortal('/');
  await address.open(router, trackingNumber, { query: { sent: '1' } });
  await address.settle(router, { trackingNumber, categoryCode: 'FA01' });
  expect([router.currentRoute.value.fullPath, shown()]).toEqual([`/cases/${trackingNumber}?sent=1`, trackingNumber]);
});

it('takes the number out of the address by which a confidential case was opened', async () => {
  const { address, router, shown } = await openPortal(`/cases/${trackingNumber}`);
  await address.settle(router, { trackingNumber, categoryCode: 'DM04' });
  expect([router.currentRoute.value.fullPath, shown()]).toEqual(['/cases', trackingNumber]);
});

it('forgets the number with the page, so that going back shows nothing of the case', async () => {
  const { address, router } = await openPortal('/');
  await address.open(router, trackingNumber);
  await router.push('/');
  await router.push('/cases');
  expect(router.currentRoute.value.name).toBe('home');
});
