import { describe, expect, it } from 'vitest';
import { mountWithKit } from '../testing/mountWithKit.ts';
import Button from './Button.vue';
import IconButton from './IconButton.vue';

describe('Button', () => {
  it('is no submit button by default', () => {
    expect(mountWithKit(Button).attributes('type')).toBe('button');
    expect(mountWithKit(Button, { props: { type: 'submit' } }).attributes('type')).toBe('submit');
  });

  it('emits a click once', async () => {
    const button = mountWithKit(Button, { slots: { default: '提交' } });
    await button.trigger('click');
    expect(button.emitted('click')).toHaveLength(1);
  });

  it('swallows clicks while loading, keeps its text and can still hold the focus', async () => {
    const button = mountWithKit(Button, { props: { loading: true }, slots: { default: '提交' }, attach: true });
    (button.element as HTMLButtonElement).focus();
    await button.trigger('click');
    expect(button.emitted('click')).toBeUndefined();
    expect(button.text()).toContain('提交');
    expect(button.attributes('aria-busy')).toBe('true');
    expect(document.activeElement).toBe(button.element);
    button.unmount();
  });

  it('does not send its form while loading', async () => {
    let sent = 0;
    const form = mountWithKit(
      { components: { Button }, template: '<form @submit.prevent="onSubmit"><Button type="submit" loading>x</Button></form>', methods: { onSubmit: () => sent++ } },
      { attach: true },
    );
    (form.get('button').element as HTMLButtonElement).click();
    expect(sent).toBe(0);
    form.unmount();
  });

  it('becomes a link where it leads somewhere, without the attributes of a button', () => {
    const link = mountWithKit(Button, { props: { as: 'a', href: '/report', disabled: true } });
    expect(link.element.tagName).toBe('A');
    expect(link.attributes('type')).toBeUndefined();
    expect(link.attributes('aria-disabled')).toBe('true');
  });
});

describe('IconButton', () => {
  it('has a name, and a pressed state only where it is a toggle', () => {
    const plain = mountWithKit(IconButton, { props: { icon: 'i', label: '关闭' } });
    expect(plain.attributes('aria-label')).toBe('关闭');
    expect(plain.attributes('aria-pressed')).toBeUndefined();
    expect(mountWithKit(IconButton, { props: { icon: 'i', label: 'x', pressed: false } }).attributes('aria-pressed')).toBe('false');
  });
});
