import { useSession, type ApiClient } from '@finemesh/client';
import { FinemeshError, type Candidate, type SessionView, type StaffCase } from '@finemesh/contract';
import { brandId } from '@finemesh/domain';
import { createPiniaWith, mountScreen } from '@finemesh/screens/testing';
import { useToasts } from '@finemesh/ui';
import { flushPromises } from '@vue/test-utils';
import { beforeEach, expect, it } from 'vitest';
import { createMemoryHistory, createRouter } from 'vue-router';
import { messages } from '../../locales/messages.ts';
import { createStaffCase } from '../../testing/createStaffCase.ts';
import CaseActions from './CaseActions.vue';

const postId = '0192f0c1-0000-7000-8000-00000000aaaa';
const { subject } = createStaffCase();
const holder = { role: 'fullTimeGridder', territoryPath: subject.holder.territoryPath, postId } as const;
const view: SessionView = {
  account: { id: '0192f0c1-0000-7000-8000-00000000bbbb', username: 'chen', displayName: '陈师傅' },
  posts: [
    {
      id: postId,
      role: holder.role,
      territory: { code: brandId<Candidate['territory']['code']>('32010500400400101'), path: holder.territoryPath, name: { zh: '芳华园', en: 'Fanghua Garden' } },
      from: '2026-01-01T00:00:00Z',
      until: null,
    },
  ],
};

let given: { command: string; input: unknown }[];
let refusal: FinemeshError | null;

beforeEach(() => {
  localStorage.clear();
  useToasts().clear();
  given = [];
  refusal = null;
});

async function open(state: StaffCase['state']) {
  const item = createStaffCase({ state, holderIsMe: true, subject: { ...subject, holder } });
  const candidate = { postId: 'post-2', role: 'microGridder', territory: { code: brandId<Candidate['territory']['code']>('32010500400400102'), name: { zh: '芳华园5、6栋', en: '' } }, suggested: true, refusal: null, openCases: 0 } as const;
  const api: Partial<ApiClient> = {
    getSession: async () => view,
    listCandidates: async () => ({ candidates: [candidate] }),
    giveCommand: async (_id, command, input) => {
      given.push({ command, input });
      if (refusal !== null) throw refusal;
      return { case: { ...item, version: item.version + 1 } };
    },
  };
  const pinia = createPiniaWith(api);
  await useSession(pinia).refresh();
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/', component: { render: () => null } }] });
  const screen = mountScreen(CaseActions, { api, pinia, router, messages, props: { item } });
  return screen;
}

/** Taps a button on the screen or in an overlay. */
async function tap(label: string): Promise<void> {
  const button = [...document.body.querySelectorAll('button')].find((one) => one.textContent?.trim() === label);
  if (button === undefined) throw new Error(`there is no button ${label}`);
  button.click();
  await flushPromises();
}

async function type(words: string): Promise<void> {
  const area = document.body.querySelector('textarea')!;
  area.value = words;
  area.dispatchEvent(new Event('input'));
  await flushPromises();
}

const toastTitles = () => useToasts().toasts.value.map(({ title }) => title);

it('gives a command that asks for nothing with one tap', async () => {
  const screen = await open('triaged');
  await tap('接单');
  expect(given).toEqual([{ command: 'accept', input: {} }]);
  expect(screen.emitted('changed')).toHaveLength(1);
  expect(toastTitles()).toEqual(['已接单']);
});

it('asks for words first where the command needs them, and keeps them until the server has them', async () => {
  await open('inGrid');
  await tap('办结');
  await tap('提交办结');
  expect(given).toEqual([]);
  expect(document.body.textContent).toContain('请先写几句');
  refusal = new FinemeshError('tooManyRequests');
  await type(' 已清理 ');
  await tap('提交办结');
  expect(document.body.querySelector('textarea')?.value).toBe(' 已清理 ');
  refusal = null;
  await tap('再试一次');
  expect(given).toEqual(Array(2).fill({ command: 'resolve', input: { words: '已清理' } }));
  expect([document.body.querySelector('textarea'), localStorage.length]).toEqual([null, 0]);
});

it('sends no identity card number, says so beside the words, and keeps them', async () => {
  await open('inGrid');
  await tap('添加记录');
  await type('住户身份证 11010519491231002X');
  expect(document.body.textContent).toContain('里面有身份证号码');
  await tap('保存记录');
  expect(given).toEqual([]);
  expect(document.body.querySelector('textarea')?.value).toBe('住户身份证 11010519491231002X');
  await type('住户已核实');
  await tap('保存记录');
  expect(given).toEqual([{ command: 'note', input: { words: '住户已核实', audience: 'team' } }]);
});

it('writes a note for the team unless the writer chooses otherwise', async () => {
  await open('inGrid');
  await tap('添加记录');
  await type('敲门无人');
  await tap('保存记录');
  expect(given).toEqual([{ command: 'note', input: { words: '敲门无人', audience: 'team' } }]);
});

it('hands a case over to the chosen post, and asks for one', async () => {
  await open('inGrid');
  await tap('转交');
  await tap('确认转交');
  expect(document.body.textContent).toContain('请先选一个岗位');
  document.body.querySelector<HTMLElement>('[role=radio]')!.click();
  await flushPromises();
  await tap('确认转交');
  expect(given).toEqual([{ command: 'handOver', input: { postId: 'post-2' } }]);
});
