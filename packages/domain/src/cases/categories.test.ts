import { expect, it } from 'vitest';
import { categories, categoryGroups, findCategory } from './categories.ts';

it('gives every category a known group, both names and a code of its own', () => {
  const groups = new Set<string>(categoryGroups.map((group) => group.code));
  for (const category of categories) {
    expect(category.code).toMatch(/^[A-Z]{2}\d{2}$/);
    expect(groups).toContain(category.group);
    expect(category.label.zh).toMatch(/\p{Script=Han}/u);
    expect(category.label.en).toMatch(/^[A-Z]/);
  }
  expect(new Set(categories.map((category) => category.code)).size).toBe(categories.length);
});

it('leaves no group empty and knows no code outside the list', () => {
  for (const group of categoryGroups) expect(categories.some((category) => category.group === group.code)).toBe(true);
  expect(categories).toHaveLength(45);
  expect(findCategory('ZZ99')).toBeUndefined();
});
