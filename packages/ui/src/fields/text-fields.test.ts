import { describe, expect, it } from 'vitest';
import { mountWithKit } from '../testing/mountWithKit.ts';
import SelectField from './SelectField.vue';
import TextArea from './TextArea.vue';
import TextField from './TextField.vue';

describe('TextField', () => {
  it('ties label, hint and error to the input', () => {
    const field = mountWithKit(TextField, { props: { label: '姓名', hint: '全名', error: '请填写', autocomplete: 'name' } });
    const input = field.get('input');
    expect(field.get('label').attributes('for')).toBe(input.attributes('id'));
    const described = input.attributes('aria-describedby')?.split(' ') ?? [];
    expect(described.map((id) => field.get(`[id="${id}"]`).text())).toEqual(['全名', '请填写']);
    expect(input.attributes()).toMatchObject({ 'aria-invalid': 'true', autocomplete: 'name' });
  });

  it('is neither invalid nor described without hint and error', () => {
    const input = mountWithKit(TextField, { props: { label: '姓名' } }).get('input');
    expect(input.attributes('aria-invalid')).toBeUndefined();
    expect(input.attributes('aria-describedby')).toBeUndefined();
  });

  it('says that it is required in words', () => {
    expect(mountWithKit(TextField, { props: { label: 'Name', required: true }, language: 'en' }).get('label').text()).toContain('required');
  });

  it('passes on what is typed', async () => {
    const field = mountWithKit(TextField, { props: { label: '姓名' } });
    await field.get('input').setValue('李秀英');
    expect(field.emitted('update:modelValue')).toEqual([['李秀英']]);
  });

  it('takes the focus when asked', () => {
    const field = mountWithKit(TextField, { props: { label: '姓名' }, attach: true });
    (field.vm as unknown as { focus: () => void }).focus();
    expect(document.activeElement).toBe(field.get('input').element);
    field.unmount();
  });
});

describe('TextArea', () => {
  const props = { label: '经过', limit: 5 };

  it('counts what is written against the limit', () => {
    expect(mountWithKit(TextArea, { props: { ...props, modelValue: '灯坏' } }).text()).toContain('2 / 5 字');
  });

  it('lets more be written than the limit, and says how much too much', async () => {
    const field = mountWithKit(TextArea, { props: { ...props, modelValue: '路灯坏了两盏' } });
    expect(field.get('[role=alert]').text()).toBe('超出 1 字，请删减');
    expect(field.get('textarea').attributes('aria-invalid')).toBe('true');
    await field.get('textarea').setValue('路灯坏了两盏呢');
    expect(field.emitted('update:modelValue')).toEqual([['路灯坏了两盏呢']]);
  });

  it('has no counter without a limit', () => {
    expect(mountWithKit(TextArea, { props: { label: '经过' } }).text()).toBe('经过');
  });
});

describe('SelectField', () => {
  const options = [
    { value: 'lamp', label: '路灯' },
    { label: '环境', options: [{ value: 'noise', label: '噪声' }] },
  ];

  it('asks to choose first, then offers options alone and in groups', () => {
    const field = mountWithKit(SelectField, { props: { label: '类别', options } });
    expect(field.findAll('option').map((option) => option.text())).toEqual(['请选择', '路灯', '噪声']);
    expect(field.get('optgroup').attributes('label')).toBe('环境');
  });

  it('passes on the value chosen', async () => {
    const field = mountWithKit(SelectField, { props: { label: '类别', options } });
    await field.get('select').setValue('noise');
    expect(field.emitted('update:modelValue')).toEqual([['noise']]);
  });
});
