import { postRoles, roleCan, type PostRole } from '@finemesh/domain';
import { describe, expect, it } from 'vitest';
import { allowedTabs, firstTab, type Tab } from './tabs.ts';

function tabsOf(...roles: PostRole[]): Tab[] {
  return allowedTabs((action) => roles.some((role) => roleCan(role, action)));
}

describe('allowedTabs', () => {
  it.each<[PostRole, Tab[]]>([
    ['microGridder', ['cases', 'rosters', 'sharing', 'me']],
    ['lawyer', ['rosters', 'sharing', 'me']],
    ['cadre', ['cases', 'rosters', 'sharing', 'me']],
    ['communityOfficer', ['cases', 'rosters', 'me']],
    ['administrator', ['me']],
  ])('opens for a %s only what the post allows', (role, expected) => {
    expect(tabsOf(role)).toEqual(expected);
  });

  it('joins the posts of one person', () => {
    expect(tabsOf('lawyer', 'microGridder')).toContain('cases');
  });

  it('always leaves a place to stand', () => {
    expect(firstTab(() => false)).toBe('me');
    for (const role of postRoles) expect(tabsOf(role)).toContain('me');
  });
});
