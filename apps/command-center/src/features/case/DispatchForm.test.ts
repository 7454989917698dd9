import type { Candidate } from '@finemesh/contract';
import { brandId, type CaseState } from '@finemesh/domain';
import { createPiniaWith, mountScreen } from '@finemesh/screens/testing';
import { describe, expect, it } from 'vitest';
import { createMemoryHistory, createRouter } from 'vue-router';
import { en } from '../../locales/en.ts';
import { zhCN } from '../../locales/zh-CN.ts';
import DispatchForm from './DispatchForm.vue';

function createCandidate(postId: string, more: Partial<Candidate> = {}): Candidate {
  const territory = { code: brandId<Candidate['territory']['code']>('32010500400400101'), name: { zh: postId, en: postId } };
  return { postId, role: 'microGridder', territory, suggested: false, refusal: null, openCases: 0, ...more };
}

function open(candidates: readonly Candidate[], state: CaseState = 'received') {
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/', component: { render: () => null } }] });
  const props = { state, candidates, busy: false, failure: undefined };
  const form = mountScreen(DispatchForm, { api: {}, pinia: createPiniaWith({}), router, messages: { 'zh-CN': zhCN, en }, props });
  const isSendable = () => form.find('button[type=submit]').attributes('disabled') === undefined;
  const send = async () => {
    await form.find('form').trigger('submit');
    return form.emitted<[Candidate, string, string]>('dispatch')?.at(-1)?.map((part) => (typeof part === 'string' ? part : part.postId));
  };
  return { form, isSendable, send };
}

describe('DispatchForm', () => {
  it('has chosen the suggested post already, and sends it without words to the team', async () => {
    const { send } = open([createCandidate('a'), createCandidate('b', { suggested: true })]);
    expect(await send()).toEqual(['b', '', 'team']);
  });

  it('chooses nothing by itself where no post is suggested, or the suggested one is refused', async () => {
    const { isSendable, send } = open([createCandidate('a'), createCandidate('b', { suggested: true, refusal: 'handedOnBefore' })]);
    expect(isSendable()).toBe(false);
    expect(await send()).toBeUndefined();
  });

  it('keeps the choice through new lists, until that post is refused', async () => {
    const { form, send } = open([createCandidate('a', { suggested: true }), createCandidate('b')]);
    await form.setProps({ candidates: [createCandidate('b', { suggested: true }), createCandidate('a')] });
    expect(await send()).toEqual(['a', '', 'team']);
    await form.setProps({ candidates: [createCandidate('b', { suggested: true }), createCandidate('a', { refusal: 'holdsIt' })] });
    expect(await send()).toEqual(['b', '', 'team']);
  });

  it('offers three posts until all are asked for', async () => {
    const { form } = open(['a', 'b', 'c', 'd', 'e'].map((postId) => createCandidate(postId)));
    expect(form.findAll('[role=radio], input[type=radio]')).toHaveLength(3);
    await form.findAll('button').find((button) => button.text().includes('5'))!.trigger('click');
    expect(form.findAll('[role=radio], input[type=radio]')).toHaveLength(5);
  });

  it('keeps a note with an identity card number, says why it is not sent, and sends it without', async () => {
    const { form, send } = open([createCandidate('a', { suggested: true })]);
    const note = form.find('input[maxlength]');
    await note.setValue('请联系 11010519491231002X');
    expect(await send()).toBeUndefined();
    expect(form.text()).toContain('里面有身份证号码');
    expect((note.element as HTMLInputElement).value).toBe('请联系 11010519491231002X');
    await note.setValue('请联系本人');
    expect(await send()).toEqual(['a', '请联系本人', 'team']);
  });

  it('is not there in a state from which no case is handed over', () => {
    expect(open([createCandidate('a')], 'confirmed').form.find('form').exists()).toBe(false);
  });
});
