import type { StaffCase, TimelineStep } from '@finemesh/contract';
import type { TimelineItem } from '@finemesh/ui';
import type { WorkbenchText } from '../../useWorkbenchText.ts';

/** A step of the timeline with its photos. */
export interface CaseStep extends TimelineItem {
  readonly photoIds: readonly string[];
}

/** What happened to a case as its team reads it, the newest first: a holder looks for the last word. */
export function timelineItems(item: Pick<StaffCase, 'timeline'>, text: Pick<WorkbenchText, 't' | 'role' | 'say'>): CaseStep[] {
  return item.timeline
    .map((step, index) => ({
      key: `${index}`,
      title: text.t(`change.${step.change}`, { by: who(step, text), to: whom(step, text) }),
      at: step.at,
      // The resident's own words and photos stand large above.
      photoIds: step.change === 'reported' ? [] : step.photoIds,
      ...(step.words === null || step.words === '' || step.change === 'reported' ? {} : { note: step.words }),
      ...(step.change === 'reopened' ? { tone: 'danger' as const } : {}),
    }))
    .reverse();
}

function who({ by, publicName }: TimelineStep, { t, role }: Pick<WorkbenchText, 't' | 'role'>): string {
  if (by === null) return '';
  // An office signs with its own name.
  const isOffice = publicName === null || publicName === role(by.role);
  return isOffice ? role(by.role) : t('change.by', { name: publicName, role: role(by.role) });
}

function whom({ to }: TimelineStep, { role, say }: Pick<WorkbenchText, 'role' | 'say'>): string {
  return to === null ? '' : `${say(to.territoryName)} ${role(to.role)}`;
}
