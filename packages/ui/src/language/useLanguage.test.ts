import { defineComponent, h } from 'vue';
import { describe, expect, it } from 'vitest';
import { mountWithKit } from '../testing/mountWithKit.ts';
import LanguageSwitch from './LanguageSwitch.vue';
import { useLanguage } from './useLanguage.ts';

describe('useLanguage', () => {
  it('names the language and the other one, and changes between them', async () => {
    const Probe = defineComponent(() => {
      const { language, other, toggle } = useLanguage();
      return () => h('button', { onClick: toggle }, `${language.value} ${other.value}`);
    });
    const probe = mountWithKit(Probe);
    expect(probe.text()).toBe('zh-CN en');
    await probe.trigger('click');
    expect(probe.text()).toBe('en zh-CN');
    expect(document.documentElement.lang).toBe('en');
  });
});

describe('LanguageSwitch', () => {
  it('shows the language it leads to, in that language, and says so', async () => {
    const control = mountWithKit(LanguageSwitch);
    expect(control.text()).toBe('English');
    expect(control.get('span').attributes('lang')).toBe('en');
    expect(control.attributes('aria-label')).toBe('切换到 English');
    await control.trigger('click');
    expect(control.text()).toBe('中文');
    expect(control.attributes('aria-label')).toBe('Switch to 中文');
  });
});
