import type { CaseChange } from '@finemesh/domain';
import type { Language } from '@finemesh/ui';

/** Who reads a timeline: the street's wall, where many look; the team of the territory; the resident who reported. */
export type TimelineAudience = 'wall' | 'team' | 'resident';

/** Who did a step, and to whom it went; empty where there is nobody to name. */
export interface StepParties {
  readonly by: string;
  readonly to: string;
}

type StepText = Record<Language, (parties: StepParties) => string>;

const staffTexts: Record<CaseChange, StepText> = {
  reported: { 'zh-CN': () => '居民上报', en: () => 'Reported by a resident' },
  handedOver: { 'zh-CN': ({ by, to }) => `${by}派给${to}`, en: ({ by, to }) => `${by} handed it to ${to}` },
  accepted: { 'zh-CN': ({ by }) => `${by}接单`, en: ({ by }) => `${by} accepted it` },
  noted: { 'zh-CN': ({ by }) => `${by}补充说明`, en: ({ by }) => `${by} added a note` },
  resolved: { 'zh-CN': ({ by }) => `${by}办结`, en: ({ by }) => `${by} resolved it` },
  confirmed: { 'zh-CN': () => '居民确认', en: () => 'Confirmed by the resident' },
  reopened: { 'zh-CN': () => '居民要求重办', en: () => 'Reopened by the resident' },
};

const residentTexts: Record<CaseChange, StepText> = {
  reported: { 'zh-CN': () => '您反映了问题', en: () => 'You reported it' },
  handedOver: { 'zh-CN': ({ to }) => `转给${to}`, en: ({ to }) => `Handed to ${to}` },
  accepted: { 'zh-CN': ({ by }) => `${by}接手了`, en: ({ by }) => `${by} has accepted it` },
  noted: { 'zh-CN': ({ by }) => `${by}补充说明`, en: ({ by }) => `${by} added a note` },
  resolved: { 'zh-CN': ({ by }) => `${by}说办好了`, en: ({ by }) => `${by} says it is done` },
  confirmed: { 'zh-CN': () => '您确认办好了', en: () => 'You confirmed that it is done' },
  reopened: { 'zh-CN': () => '您要求重办', en: () => 'You reopened it' },
};

/** What each step of a case is called, for each audience. A change without a text does not compile. */
export const timelineTexts: Record<TimelineAudience, Record<CaseChange, StepText>> = {
  wall: staffTexts,
  team: staffTexts,
  resident: residentTexts,
};
