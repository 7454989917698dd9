import type { TimelineStep } from '@finemesh/contract';
import { caseChanges } from '@finemesh/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import { runOnScreen } from '../testing/runOnScreen.ts';
import { useDomainText, type DomainText } from '../text/useDomainText.ts';
import { timelineItems } from './timelineItems.ts';
import { timelineTexts, type TimelineAudience } from './timelineTexts.ts';

const territoryName = { zh: '芳华园8–10栋', en: 'Fanghua Garden 8–10' };
const microGridder = { role: 'microGridder', territoryName } as const;
const commander = { role: 'commander', territoryName: { zh: '江心洲街道', en: 'Jiangxinzhou Street' } } as const;

function createStep(change: TimelineStep['change'], more: Partial<TimelineStep> = {}): TimelineStep {
  return { change, at: '2026-11-24T08:00:00Z', by: null, publicName: null, to: null, words: null, wordsAudience: null, photoIds: [], ...more };
}

let text: DomainText;
beforeEach(() => {
  text = runOnScreen(useDomainText);
});

const handedOver = createStep('handedOver', { by: commander, publicName: '街道指挥中心', to: microGridder });
const accepted = createStep('accepted', { by: microGridder, publicName: '老陆' });
const titles = (audience: TimelineAudience, ...timeline: TimelineStep[]) =>
  timelineItems({ timeline, state: 'inGrid' }, audience, text).map(({ title }) => title);

describe('timelineItems', () => {
  it('begins with the newest step for staff, with the oldest for the resident', () => {
    const steps = [createStep('reported'), createStep('confirmed')];
    expect(titles('wall', ...steps)).toEqual(['居民确认', '居民上报']);
    expect(titles('team', ...steps)).toEqual(['居民确认', '居民上报']);
    expect(titles('resident', ...steps)).toEqual(['您反映了问题', '您确认办好了']);
  });

  it('names people to the team and the resident, and posts alone on the wall', () => {
    expect(titles('team', accepted)).toEqual(['老陆（微网格员）接单']);
    expect(titles('resident', accepted)).toEqual(['老陆（微网格员）接手了']);
    expect(titles('wall', accepted)).toEqual(['芳华园8–10栋微网格员接单']);
  });

  it('names an office once, and to whom a case went', () => {
    expect(titles('team', handedOver)).toEqual(['街道指挥中心派给芳华园8–10栋微网格员']);
    expect(titles('resident', handedOver)).toEqual(['转给芳华园8–10栋微网格员']);
  });

  it('speaks the language of the page', () => {
    text.language.value = 'en';
    expect(titles('team', accepted)).toEqual(['老陆 (Micro-gridder) accepted it']);
    expect(titles('wall', handedOver)).toEqual(['Street command centre of Jiangxinzhou Street handed it to Micro-gridder of Fanghua Garden 8–10']);
  });

  it('has a text for every change, audience and language, and leaves nothing unfilled', () => {
    for (const audience of Object.values(timelineTexts)) {
      for (const change of caseChanges) {
        for (const say of Object.values(audience[change])) {
          expect(say({ by: '某', to: '某' })).toMatch(/^[^{}]+$/);
        }
      }
    }
  });

  it('does not repeat what was reported, which stands beside it', () => {
    const timeline = [
      createStep('reported', { words: '堆物', photoIds: ['a'] }),
      createStep('resolved', { by: microGridder, words: '已清走', photoIds: ['b'] }),
    ];
    const [resolved, reported] = timelineItems({ timeline, state: 'doneInGrid' }, 'team', text);
    expect([resolved?.note, resolved?.photoIds]).toEqual(['已清走', ['b']]);
    expect([reported?.note, reported?.photoIds]).toEqual([undefined, []]);
  });

  it('says to the team alone who reads the words', () => {
    const timeline = [createStep('noted', { by: microGridder, words: '家中有老人', wordsAudience: 'team' })];
    const readers = (audience: TimelineAudience) => timelineItems({ timeline, state: 'inGrid' }, audience, text)[0]?.readers;
    expect([readers('team'), readers('wall'), readers('resident')]).toEqual(['仅工作人员可见', undefined, undefined]);
  });

  it('shows the last step as going on while the holder owes work, on every screen', () => {
    const timeline = [createStep('reported'), accepted];
    for (const audience of ['wall', 'team', 'resident'] as const) {
      const states = (state: 'inGrid' | 'doneInGrid') => timelineItems({ timeline, state }, audience, text).map((item) => item.state);
      expect(states('inGrid').filter((state) => state === 'current')).toHaveLength(1);
      expect(states('doneInGrid')).toEqual(['done', 'done']);
    }
    expect(timelineItems({ timeline, state: 'inGrid' }, 'wall', text)[0]?.state).toBe('current');
  });

  it('marks a reopening with the tone of the state', () => {
    const [item] = timelineItems({ timeline: [createStep('reopened', { words: '灯又不亮了' })], state: 'reopened' }, 'team', text);
    expect([item?.tone, item?.note]).toEqual(['warn', '灯又不亮了']);
  });
});
