import type { ResidentCase, TimelineStep } from '@finemesh/contract';
import type { PostRole } from '@finemesh/domain';
import type { TimelineItem } from '@finemesh/ui';

/** The texts that the timeline needs. */
export interface TimelineText {
  readonly t: (key: string, values?: Record<string, string>) => string;
  readonly role: (role: PostRole) => string;
  readonly say: (label: { zh: string; en: string }) => string;
}

/** The steps of a case as a resident reads them, oldest first; the last one is going on while work is owed. */
export function timelineItems(followed: ResidentCase, text: TimelineText): TimelineItem[] {
  const open = followed.state !== 'confirmed';
  return followed.timeline.map((step, index) => ({
    key: `${index}`,
    title: text.t(`follow.change.${step.change}`, { by: who(step, text), to: whom(step, text) }),
    at: step.at,
    // The first words stand below, under what was reported.
    ...(step.words === null || step.words === '' || step.change === 'reported' ? {} : { note: step.words }),
    state: open && index === followed.timeline.length - 1 ? ('current' as const) : ('done' as const),
  }));
}

function who(step: TimelineStep, { role, t }: TimelineText): string {
  if (step.by === null) return '';
  return step.publicName === null ? role(step.by.role) : t('follow.by', { name: step.publicName, role: role(step.by.role) });
}

function whom(step: TimelineStep, { role, say }: TimelineText): string {
  return step.to === null ? '' : `${say(step.to.territoryName)} ${role(step.to.role)}`;
}
