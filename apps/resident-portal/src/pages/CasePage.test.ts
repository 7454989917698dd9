import type { ApiClient } from '@finemesh/client';
import { FinemeshError, type ResidentCase } from '@finemesh/contract';
import { useToasts } from '@finemesh/ui';
import { flushPromises } from '@vue/test-utils';
import { beforeEach, describe, expect, it } from 'vitest';
import { createResidentCase } from '../testing/createResidentCase.ts';
import { openOnPortal, tap } from '../testing/openOnPortal.ts';
import CasePage from './CasePage.vue';

const trackingNumber = '7K3Q-9F2M-XW4T';
let given: unknown[][];

beforeEach(() => {
  given = [];
  useToasts().clear();
});

/** The page of a case, from a server whose answers the test gives: what it loads, and what it says to a command. */
async function open(found: ResidentCase | FinemeshError, { at = `/cases/${trackingNumber}`, answer }: { at?: string; answer?: ResidentCase | FinemeshError } = {}) {
  const server = { found };
  const api: Partial<ApiClient> = {
    getFollowedCase: async () => {
      if (server.found instanceof FinemeshError) throw server.found;
      return { case: server.found, cursor: 1 };
    },
    // No feed: the test is over before a ticket comes.
    requestFollowTicket: () => new Promise(() => undefined),
    giveResidentCommand: async (_number, command, input) => {
      given.push([command, input]);
      if (answer === undefined || answer instanceof FinemeshError) throw answer ?? new Error('the test has no answer');
      return { case: answer, cursor: 2 };
    },
  };
  const opened = await openOnPortal(CasePage, { api, at, props: { trackingNumber } });
  return { ...opened, server };
}

const done = (change: Partial<ResidentCase> = {}): ResidentCase =>
  createResidentCase({ state: 'doneInGrid', version: 5, reopenUntil: '2026-12-01T00:00:00Z', ...change });
const toastTitles = () => useToasts().toasts.value.map(({ title }) => title);

describe('CasePage', () => {
  it('says that there is no such case, and offers no second try', async () => {
    const { screen } = await open(new FinemeshError('notFound'));
    expect(screen.text()).toContain('没有找到这个编号');
    expect(screen.findAll('button').some((button) => button.text() === '重试')).toBe(false);
  });

  it('says why a case does not open, and opens it at the second try', async () => {
    const { screen, server } = await open(new FinemeshError('tooManyRequests'));
    expect(screen.text()).toContain('打不开这个事件');
    server.found = createResidentCase();
    await screen.find('[role=alert] button, main button, section button').trigger('click');
    await flushPromises();
    expect(screen.find('[data-testid=tracking-number]').text()).toBe(trackingNumber);
  });

  it('thanks who has just reported, until somebody works on it', async () => {
    const at = `/cases/${trackingNumber}?sent=1`;
    expect((await open(createResidentCase(), { at })).screen.text()).toContain('已收到，谢谢您！');
    expect((await open(createResidentCase())).screen.text()).not.toContain('已收到，谢谢您！');
    expect((await open(createResidentCase({ state: 'inGrid', version: 3 }), { at })).screen.text()).not.toContain('已收到，谢谢您！');
  });

  it('takes the number of a confidential case out of the address, and keeps it on the page', async () => {
    const { screen, router } = await open(createResidentCase({ categoryCode: 'CO01' }));
    expect(router.currentRoute.value.fullPath).not.toContain(trackingNumber);
    expect(screen.find('[data-testid=tracking-number]').text()).toBe(trackingNumber);
  });

  it('sends a confirmation without a rating where none was chosen, and thanks for it', async () => {
    const { screen } = await open(done(), { answer: createResidentCase({ state: 'confirmed', version: 6 }) });
    await tap(screen, '办好了');
    expect([given, toastTitles()]).toEqual([[['confirm', {}]], ['谢谢您的确认！']]);
    expect(screen.text()).not.toContain('办好了吗？');
  });

  it('sends the chosen rating as a number', async () => {
    const { screen } = await open(done(), { answer: createResidentCase({ state: 'confirmed', version: 6, rating: 4 }) });
    await screen.findAll('[role=radio], input[type=radio]')[1]!.trigger('click');
    await tap(screen, '办好了');
    expect(given).toEqual([['confirm', { rating: 4 }]]);
  });

  it('asks for a reason before it reopens, and sends it without the spaces around it', async () => {
    const { screen } = await open(done(), { answer: createResidentCase({ state: 'reopened', version: 6 }) });
    await tap(screen, '没办好，要求重办');
    await screen.find('textarea').setValue('   ');
    await screen.find('form').trigger('submit');
    expect([given, screen.text()]).toEqual([[], expect.stringContaining('请写一句原因')]);
    await screen.find('textarea').setValue(' 灯又不亮了 ');
    await screen.find('form').trigger('submit');
    await flushPromises();
    expect([given, toastTitles()]).toEqual([[['reopen', { words: '灯又不亮了' }]], ['已要求重办']]);
  });

  it('keeps the reason on the screen when it is refused, says why, and thanks for nothing', async () => {
    const { screen } = await open(done(), { answer: new FinemeshError('tooManyRequests') });
    await tap(screen, '没办好，要求重办');
    await screen.find('textarea').setValue('灯又不亮了');
    await screen.find('form').trigger('submit');
    await flushPromises();
    expect([screen.find('textarea').element.value, toastTitles()]).toEqual(['灯又不亮了', []]);
    expect(screen.find('[role=alert]').text()).not.toBe('');
  });

  it('sends no identity card number with the reason, says so and keeps the reason', async () => {
    const { screen } = await open(done());
    await tap(screen, '没办好，要求重办');
    await screen.find('textarea').setValue('我是 11010519491231002X');
    await screen.find('form').trigger('submit');
    expect(given).toEqual([]);
    expect(screen.text()).toContain('里面有身份证号码');
    expect(screen.find('textarea').element.value).toBe('我是 11010519491231002X');
  });

  it('offers a case that was confirmed to be reopened as long as it can be, and then nothing', async () => {
    const confirmed = createResidentCase({ state: 'confirmed', version: 6, reopenUntil: '2026-12-01T00:00:00Z' });
    expect((await open(confirmed)).screen.text()).toMatch(/前可以要求重办/);
    expect((await open({ ...confirmed, reopenUntil: null })).screen.text()).not.toContain('要求重办');
  });

  it('says what is not known: no place, no words, no clock', async () => {
    const nowhere = { point: null, building: null, stall: null, microGrid: null };
    const { screen } = await open(createResidentCase({ place: nowhere, words: '', dueAt: null }));
    expect(screen.text()).toContain('未标出');
    expect(screen.text()).toContain('（没有文字）');
    expect(screen.text()).not.toContain('应在此前答复');
    expect((await open(createResidentCase())).screen.text()).toContain('应在此前答复');
  });
});
