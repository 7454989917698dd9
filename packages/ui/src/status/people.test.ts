import { describe, expect, it } from 'vitest';
import { mountWithKit } from '../testing/mountWithKit.ts';
import Avatar from './Avatar.vue';
import { personColour, personInitials } from './personClasses.ts';
import PresenceDots from './PresenceDots.vue';

describe('personInitials', () => {
  it.each([
    ['李秀英', '秀英'],
    ['欧阳 建国', '建国'],
    ['周', '周'],
    ['田师傅', '田'],
    ['欧阳律师', '欧阳'],
    ['Anna Weber', 'AW'],
    ['anna', 'A'],
    ['', ''],
  ])('shortens %s to %s', (name, initials) => {
    expect(personInitials(name)).toBe(initials);
  });
});

it('shortens to one sign where there is room for one', () => {
  expect(['李秀英', 'Anna Weber'].map((name) => personInitials(name, true))).toEqual(['英', 'A']);
});

describe('personColour', () => {
  it('is the same for the same person, and all six come up', () => {
    const colours = Array.from({ length: 60 }, (_, n) => personColour(`account-${n}`));
    expect(personColour('account-7')).toBe(colours[7]);
    expect([...new Set(colours)].sort()).toEqual([1, 2, 3, 4, 5, 6]);
  });
});

describe('Avatar', () => {
  it('is named, unless the name stands beside it', () => {
    expect(mountWithKit(Avatar, { props: { name: '李秀英' } }).attributes()).toMatchObject({ role: 'img', 'aria-label': '李秀英' });
    expect(mountWithKit(Avatar, { props: { name: '李秀英', decorative: true } }).attributes('aria-hidden')).toBe('true');
  });
});

describe('PresenceDots', () => {
  const people = ['李秀英', '王建国', '陈思'].map((name, n) => ({ id: `p${n}`, name }));

  it('names everybody, also those there is no room for', () => {
    const dots = mountWithKit(PresenceDots, { props: { people, max: 2 } });
    expect(dots.attributes('aria-label')).toBe('3 人在线：李秀英、王建国、陈思');
    expect(dots.text()).toContain('+1');
  });

  it('separates names as English does', () => {
    const dots = mountWithKit(PresenceDots, { props: { people }, language: 'en' });
    expect(dots.attributes('aria-label')).toBe('3 here: 李秀英, 王建国, 陈思');
  });

  it('says that nobody else is here', () => {
    expect(mountWithKit(PresenceDots, { props: { people: [] } }).text()).toBe('没有其他人');
  });
});
