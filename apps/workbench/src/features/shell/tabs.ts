import type { Action } from '@finemesh/domain';

/** The places of the workbench, in the order of the bar. */
export const tabs = ['cases', 'rosters', 'sharing', 'me'] as const;
export type Tab = (typeof tabs)[number];

/** What a post has to allow for a place to be there; `null` where every account has it. */
const needed: Record<Tab, Action | null> = {
  cases: 'case.read',
  rosters: 'roster.read',
  sharing: 'position.share',
  me: null,
};

/** The places that the posts open, by the one rights table. */
export function allowedTabs(can: (action: Action) => boolean): Tab[] {
  return tabs.filter((tab) => needed[tab] === null || can(needed[tab]));
}

/** Where one starts. */
export function firstTab(can: (action: Action) => boolean): Tab {
  return allowedTabs(can)[0] ?? 'me';
}
