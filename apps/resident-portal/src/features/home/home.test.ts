import { categories, categoryGroups } from '@finemesh/domain';
import { flushPromises, RouterLinkStub } from '@vue/test-utils';
import { describe, expect, it } from 'vitest';
import { openOnPortal } from '../../testing/openOnPortal.ts';
import { frequentCategories } from './categoryIcons.ts';
import CategoryList from './CategoryList.vue';
import FollowByNumber from './FollowByNumber.vue';

describe('CategoryList', () => {
  async function open() {
    const { screen } = await openOnPortal(CategoryList);
    const linked = (): unknown[] => screen.findAllComponents(RouterLinkStub).map((link) => (link.props('to') as { params: { categoryCode: string } }).params.categoryCode);
    return { screen, linked: () => linked().slice(frequentCategories.length), shortcuts: () => linked().slice(0, frequentCategories.length) };
  }

  it('puts no confidential category on the front page of a phone that others may use', async () => {
    const { shortcuts } = await open();
    const confidential = categories.filter(({ confidential: rule }) => rule !== undefined).map(({ code }) => code as string);
    expect(shortcuts()).toEqual([...frequentCategories]);
    expect(shortcuts().filter((code) => confidential.includes(String(code)))).toEqual([]);
  });

  it('finds a category by a part of its name in either language, whatever the case of its letters', async () => {
    const { screen, linked } = await open();
    for (const { code, label } of categories) {
      for (const text of [label.zh, ` ${label.en.toUpperCase()} `]) {
        await screen.find('input').setValue(text);
        expect(linked(), text).toContain(code);
      }
    }
  });

  it('offers the category for all else where nothing is found, and all groups where only spaces are searched', async () => {
    const { screen, linked } = await open();
    await screen.find('input').setValue('xyzzy');
    expect([linked(), screen.text()]).toEqual([['OT01'], expect.stringContaining('xyzzy')]);
    await screen.find('input').setValue('  ');
    expect(screen.findAll('[aria-expanded]')).toHaveLength(categoryGroups.length);
  });

  it('opens one group at a time, with every category of it', async () => {
    const { screen, linked } = await open();
    for (const [index, group] of categoryGroups.entries()) {
      await screen.findAll('[aria-expanded]')[index]!.trigger('click');
      expect(linked()).toEqual(categories.filter((category) => category.group === group.code).map(({ code }) => code));
    }
    await screen.findAll('[aria-expanded]').at(-1)!.trigger('click');
    expect(linked()).toEqual([]);
  });
});

describe('FollowByNumber', () => {
  it('opens a case by its number as people write it, at an address without the number', async () => {
    const { screen, router } = await openOnPortal(FollowByNumber);
    await screen.find('input').setValue(' 7k3q 9f2m xw4t ');
    await screen.find('form').trigger('submit');
    await flushPromises();
    await expect.poll(() => router.currentRoute.value.name).toBe('case');
    expect(router.currentRoute.value.params['trackingNumber'] ?? '').toBe('');
  });

  it('stays where it is with what is no number, and says so until it is one', async () => {
    const { screen, router } = await openOnPortal(FollowByNumber);
    const before = screen.text();
    await screen.find('input').setValue('7K3Q-9F2M');
    await screen.find('form').trigger('submit');
    await flushPromises();
    expect(router.currentRoute.value.name).toBe('home');
    expect(screen.text()).not.toBe(before);
    expect(screen.find('input').attributes('aria-invalid')).toBe('true');
  });
});
