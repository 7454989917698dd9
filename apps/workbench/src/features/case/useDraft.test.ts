import { beforeEach, describe, expect, it } from 'vitest';
import { effectScope } from 'vue';
import { clearDrafts, useDraft } from './useDraft.ts';

const day = 24 * 3_600_000;

describe('useDraft', () => {
  beforeEach(() => localStorage.clear());

  it('is there again after the page was closed', () => {
    useDraft('case-1.resolve').value = '已清理';
    expect(useDraft('case-1.resolve').value).toBe('已清理');
    expect(useDraft('case-2.resolve').value).toBe('');
  });

  it('is thrown away once it was sent, also when its form has gone by then', () => {
    const scope = effectScope();
    const draft = scope.run(() => useDraft('case-1.resolve'))!;
    draft.value = '302室没人开门';
    scope.stop();
    draft.value = '';
    expect(localStorage.length).toBe(0);
  });

  it('leaves nothing behind once it is empty', () => {
    const draft = useDraft('case-1.resolve');
    draft.value = '已清理';
    draft.value = '';
    expect(localStorage.length).toBe(0);
  });

  it('is thrown away after two weeks', () => {
    useDraft('case-1.note', localStorage, () => 0).value = '明天再来';
    expect(useDraft('case-1.note', localStorage, () => 13 * day).value).toBe('明天再来');
    expect(useDraft('case-1.note', localStorage, () => 14 * day).value).toBe('');
    expect(localStorage.length).toBe(0);
  });

  it('is empty where something else stands under its key', () => {
    localStorage.setItem('finemesh.draft.case-1.note', '{"words":3}');
    expect(useDraft('case-1.note').value).toBe('');
  });

  it('goes with the person who signs out, and nothing else does', () => {
    localStorage.setItem('finemesh.theme', 'large');
    useDraft('case-1.note').value = '明天再来';
    clearDrafts();
    expect(Object.keys(localStorage)).toEqual(['finemesh.theme']);
  });
});
