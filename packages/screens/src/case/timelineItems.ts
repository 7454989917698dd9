import type { TimelineStep } from '@finemesh/contract';
import { caseStateTable, isOpenState, wordsAudienceTable, type CaseState } from '@finemesh/domain';
import type { TimelineItem } from '@finemesh/ui';
import type { DomainText } from '../text/useDomainText.ts';
import { timelineTexts, type TimelineAudience } from './timelineTexts.ts';

/** A step of the timeline with its photos. */
export interface CaseStep extends TimelineItem {
  readonly photoIds: readonly string[];
  /** Who reads the words; only for the team, whom it concerns. */
  readonly readers?: string;
}

interface AudienceRules {
  /** Operators and holders look for the last word, a resident reads the story from its beginning. */
  readonly newestFirst: boolean;
  /** Whether people are named as a neighbour would call them, or by their post alone. */
  readonly namesPeople: boolean;
  /** Whether it is said who else reads the words of a step. */
  readonly namesReaders: boolean;
}

const rules: Record<TimelineAudience, AudienceRules> = {
  wall: { newestFirst: true, namesPeople: false, namesReaders: false },
  team: { newestFirst: true, namesPeople: true, namesReaders: true },
  resident: { newestFirst: false, namesPeople: true, namesReaders: false },
};

/** What happened to a case, as its audience reads it. The last step is going on while the holder owes work. */
export function timelineItems(
  { timeline, state }: { readonly timeline: readonly TimelineStep[]; readonly state: CaseState },
  audience: TimelineAudience,
  text: DomainText,
): CaseStep[] {
  const last = timeline.length - 1;
  const items = timeline.map((step, index): CaseStep => {
    const parties = { by: nameOf(step, audience, text), to: step.to === null ? '' : text.post(step.to) };
    return {
      key: `${index}`,
      title: timelineTexts[audience][step.change][text.language.value](parties),
      at: step.at,
      state: index === last && isOpenState(state) ? 'current' : 'done',
      ...(step.change === 'reopened' ? { tone: caseStateTable.reopened.tone } : {}),
      ...wordsOf(step, audience, text),
    };
  });
  return rules[audience].newestFirst ? items.reverse() : items;
}

function wordsOf({ change, words, wordsAudience, photoIds }: TimelineStep, audience: TimelineAudience, { say }: DomainText) {
  // What was reported stands large beside the timeline.
  if (change === 'reported') return { photoIds: [] };
  if (words === null || words === '') return { photoIds };
  const isNamed = rules[audience].namesReaders && wordsAudience !== null;
  return { photoIds, note: words, ...(isNamed ? { readers: say(wordsAudienceTable[wordsAudience].label) } : {}) };
}

function nameOf({ by, publicName }: TimelineStep, audience: TimelineAudience, text: DomainText): string {
  if (by === null) return '';
  if (!rules[audience].namesPeople) return text.post(by);
  const role = text.role(by.role);
  // An office signs with its own name.
  if (publicName === null || publicName === role) return role;
  return text.language.value === 'en' ? `${publicName} (${role})` : `${publicName}（${role}）`;
}
