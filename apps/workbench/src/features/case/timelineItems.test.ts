import type { TimelineStep } from '@finemesh/contract';
import { roleLabels } from '@finemesh/domain';
import { describe, expect, it } from 'vitest';
import { timelineItems } from './timelineItems.ts';

const text = {
  t: (key: string, values?: Record<string, unknown>) => [key, ...Object.values(values ?? {})].filter(Boolean).join('|'),
  role: (role: keyof typeof roleLabels) => roleLabels[role].zh,
  say: (label: { zh: string }) => label.zh,
} as unknown as Parameters<typeof timelineItems>[1];

function createStep(change: TimelineStep['change'], more: Partial<TimelineStep> = {}): TimelineStep {
  return { change, at: '2026-11-24T08:00:00Z', by: null, publicName: null, to: null, words: null, wordsAudience: null,
  photoIds: [], ...more };
}

const territoryName = { zh: '芳华园8–10栋', en: 'Fanghua Garden 8–10' };

describe('timelineItems', () => {
  it('tells the newest step first', () => {
    const items = timelineItems({ timeline: [createStep('reported'), createStep('confirmed')] }, text);
    expect(items.map(({ title }) => title)).toEqual(['change.confirmed', 'change.reported']);
  });

  it('names a person with their role and an office once', () => {
    const by = { role: 'commander', territoryName } as const;
    const [person, office] = timelineItems(
      {
        timeline: [
          createStep('handedOver', { by, publicName: '街道指挥中心', to: { role: 'microGridder', territoryName } }),
          createStep('accepted', { by: { ...by, role: 'microGridder' }, publicName: '老田' }),
        ],
      },
      text,
    );
    expect(person?.title).toBe('change.accepted|change.by|老田|微网格员');
    expect(office?.title).toBe('change.handedOver|街道指挥中心|芳华园8–10栋 微网格员');
  });

  it('does not repeat the resident\'s words, which stand above', () => {
    const [resolved, reported] = timelineItems(
      { timeline: [createStep('reported', { words: '堆物' }), createStep('resolved', { words: '已清走' })] },
      text,
    );
    expect([resolved?.note, reported?.note]).toEqual(['已清走', undefined]);
  });
});
