import { describe, expect, it } from 'vitest';
import { mountWithKit } from '../testing/mountWithKit.ts';
import SignInForm from './SignInForm.vue';

describe('SignInForm', () => {
  it('asks for what is missing instead of sending it', async () => {
    const form = mountWithKit(SignInForm, { props: { busy: false } });
    await form.get('input[name=username]').setValue('lawyer');
    await form.get('form').trigger('submit');
    expect(form.emitted('submit')).toBeUndefined();
    expect(form.get('input[name=password]').attributes('aria-invalid')).toBe('true');
    expect(form.get('input[name=username]').attributes('aria-invalid')).toBeUndefined();
  });

  it('sends name and password, once', async () => {
    const form = mountWithKit(SignInForm, { props: { busy: false } });
    await form.get('input[name=username]').setValue('lawyer');
    await form.get('input[name=password]').setValue('finemesh');
    await form.get('form').trigger('submit');
    await form.setProps({ busy: true });
    await form.get('form').trigger('submit');
    expect(form.emitted('submit')).toEqual([['lawyer', 'finemesh']]);
  });

  it('lets the browser fill in what it remembers', () => {
    const inputs = mountWithKit(SignInForm, { props: { busy: false } }).findAll('input');
    expect(inputs.map((input) => input.attributes('autocomplete'))).toEqual(['username', 'current-password']);
  });

  it('offers the accounts one may try, and signs in with the one tapped', async () => {
    const suggestions = [{ username: 'a', password: 'p', title: '律师', text: '芳华园' }];
    const form = mountWithKit(SignInForm, { props: { busy: false, suggestions, error: '密码不对' } });
    expect(form.get('[role=alert]').text()).toContain('密码不对');
    await form.findAll('button').at(-1)!.trigger('click');
    expect(form.emitted('submit')).toEqual([['a', 'p']]);
  });

  it('draws initials before a person and none before an office', () => {
    const office = { username: 'command', password: 'p', title: '指挥中心', text: '' };
    const suggestions = [{ ...office, person: '田师傅' }, office];
    const form = mountWithKit(SignInForm, { props: { busy: false, suggestions, suggestionsHint: '均为虚构' } });
    expect(form.findAll('[title="田师傅"]')).toHaveLength(1);
    expect(form.text()).toContain('均为虚构');
  });
});
