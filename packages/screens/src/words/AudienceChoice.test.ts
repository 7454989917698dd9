import { describe, expect, it } from 'vitest';
import { createFinemeshI18n } from '@finemesh/ui';
import { mount } from '@vue/test-utils';
import type { CaseCommand } from '@finemesh/domain';
import AudienceChoice from './AudienceChoice.vue';
import { defaultAudience } from './defaultAudience.ts';

function show(command: CaseCommand) {
  const plugins = [createFinemeshI18n({ messages: { 'zh-CN': {}, en: {} }, storage: null })];
  return mount(AudienceChoice, { props: { command, modelValue: defaultAudience(command) }, global: { plugins } });
}

describe('AudienceChoice', () => {
  it('offers both readers of a note, and starts with the narrower one', () => {
    const screen = show('note');
    expect(screen.text()).toContain('仅工作人员可见');
    expect(screen.text()).toContain('居民也能看到');
    expect(defaultAudience('note')).toBe('team');
  });

  it('says who reads a resolution, which has no choice', () => {
    const screen = show('resolve');
    expect(screen.text()).toBe('居民也能看到');
  });

  it('stays away from commands without words', () => {
    expect(show('accept').text()).toBe('');
  });
});
