import type { TimelineStep, WallCaseDetail } from '@finemesh/contract';
import { openCaseStates, type PostRole } from '@finemesh/domain';
import type { TimelineItem } from '@finemesh/ui';

export interface TimelineText {
  readonly t: (key: string, values?: Record<string, string>) => string;
  readonly role: (role: PostRole) => string;
  readonly say: (label: { zh: string; en: string }) => string;
}

/** The steps of a case as the wall tells them: posts, never names. The newest stands first, where the operator looks. */
export function timelineItems(detail: Pick<WallCaseDetail, 'timeline' | 'state'>, text: TimelineText): TimelineItem[] {
  const last = detail.timeline.length - 1;
  return detail.timeline
    .map((step, index) => ({
      key: `${index}`,
      title: text.t(`case.change.${step.change}`, { by: post(step.by, text), to: post(step.to, text) }),
      at: step.at,
      // What the resident said stands above the timeline.
      ...(step.words === null || step.words === '' || step.change === 'reported' ? {} : { note: step.words }),
      state: index === last && openCaseStates.has(detail.state) ? ('current' as const) : ('done' as const),
    }))
    .reverse();
}

function post(holder: TimelineStep['by'], { role, say, t }: TimelineText): string {
  return holder === null ? t('case.resident') : `${say(holder.territoryName)} ${role(holder.role)}`;
}
