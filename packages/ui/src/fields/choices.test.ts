import { describe, expect, it } from 'vitest';
import { mountWithKit } from '../testing/mountWithKit.ts';
import Checkbox from './Checkbox.vue';
import FilterChips from './FilterChips.vue';
import RadioCards from './RadioCards.vue';
import SwitchField from './SwitchField.vue';

const options = [
  { value: 'lamp', label: '路灯', hint: '不亮' },
  { value: 'road', label: '道路' },
  { value: 'noise', label: '噪声', disabled: true },
];

describe('RadioCards', () => {
  it('names the group and each card, with its hint as description', () => {
    const cards = mountWithKit(RadioCards, { props: { label: '类别', options } });
    const group = cards.get('[role=radiogroup]');
    expect(cards.get(`[id="${group.attributes('aria-labelledby')}"]`).text()).toBe('类别');
    const card = cards.get('[role=radio]');
    expect(cards.get(`[id="${card.attributes('aria-labelledby')}"]`).text()).toBe('路灯');
    expect(cards.get(`[id="${card.attributes('aria-describedby')}"]`).text()).toBe('不亮');
  });

  it('passes on the card tapped, and nothing for one that is disabled', async () => {
    const cards = mountWithKit(RadioCards, { props: { label: '类别', options } });
    const [, road, noise] = cards.findAll('[role=radio]');
    await road!.trigger('click');
    await noise!.trigger('click');
    expect(cards.emitted('update:modelValue')).toEqual([['road']]);
  });

  it('shows which card is chosen, and none at first', () => {
    const states = (modelValue?: string) =>
      mountWithKit(RadioCards, { props: { label: '类别', options, modelValue } })
        .findAll('[role=radio]')
        .map((card) => card.attributes('aria-checked'));
    expect(states()).toEqual(['false', 'false', 'false']);
    expect(states('road')).toEqual(['false', 'true', 'false']);
  });
});

describe('SwitchField', () => {
  it('says its state in words, by its label, and changes by the switch', async () => {
    const field = mountWithKit(SwitchField, { props: { label: '共享位置', onText: '别人看得到', offText: '没有人看得到' } });
    const control = field.get('[role=switch]');
    expect(field.get('label').attributes('for')).toBe(control.attributes('id'));
    expect(field.text()).toContain('没有人看得到');
    await control.trigger('click');
    expect(field.emitted('update:modelValue')).toEqual([[true]]);
    await field.setProps({ modelValue: true });
    expect(field.text()).toContain('别人看得到');
    expect(control.attributes('aria-checked')).toBe('true');
  });

  it('is off by default, and waits while busy', async () => {
    const field = mountWithKit(SwitchField, { props: { label: '共享位置', busy: true } });
    expect(field.text()).toContain('已关闭');
    await field.get('[role=switch]').trigger('click');
    expect(field.emitted('update:modelValue')).toBeUndefined();
  });
});

describe('Checkbox', () => {
  it('passes on each change', async () => {
    const field = mountWithKit(Checkbox, { props: { label: '通知我' } });
    await field.get('[role=checkbox]').trigger('click');
    expect(field.emitted('update:modelValue')).toEqual([[true]]);
  });
});

describe('FilterChips', () => {
  it('adds and removes what is toggled', async () => {
    const chips = mountWithKit(FilterChips, { props: { label: '筛选', options, modelValue: ['lamp'] } });
    const [lamp, road] = chips.findAll('button');
    expect([lamp, road].map((chip) => chip!.attributes('aria-pressed'))).toEqual(['true', 'false']);
    await road!.trigger('click');
    await lamp!.trigger('click');
    expect(chips.emitted('update:modelValue')).toEqual([[['lamp', 'road']], [['road']]]);
  });
});
