import { caseStates, findCategory, levelOfCode, nextCaseState, redactPersonalText, refuseHandOver, type CaseHolder, type CaseState } from '@finemesh/domain';
import { describe, expect, it } from 'vitest';
import { createPilotDistrict } from '../createPilotDistrict.ts';
import { createPilotPeople } from '../people/createPilotPeople.ts';
import { createPilotCaseHistory, type PilotCaseStep, type PilotPastCase } from './createPilotCaseHistory.ts';
import { createPilotDay } from './createPilotDay.ts';
import type { PilotReportPlace } from './PilotReport.ts';

const district = createPilotDistrict();
const people = createPilotPeople(district);
const day = createPilotDay(district);
const history = createPilotCaseHistory(district, people);
const pathOf = ({ placeCode }: PilotReportPlace): string =>
  [...district.nodes, ...district.stalls].find(({ code }) => code === placeCode)?.path ?? '';

const commands = { handedOver: 'handOver', accepted: 'accept', noted: 'note', resolved: 'resolve', confirmed: 'confirm', reopened: 'reopen' } as const;

describe('a day of reports', () => {
  it('brings about forty, in order, within one day', () => {
    expect(day.length).toBeGreaterThanOrEqual(40);
    expect(day.map(({ atMinute }) => atMinute)).toEqual(day.map(({ atMinute }) => atMinute).sort((a, b) => a - b));
    expect(day.every(({ atMinute }) => atMinute >= 0 && atMinute < 1440)).toBe(true);
  });

  it('touches most groups of the taxonomy and both communities', () => {
    const groups = new Set(day.map(({ categoryCode }) => findCategory(categoryCode)?.group));
    expect(groups.has(undefined)).toBe(false);
    expect(groups.size).toBeGreaterThanOrEqual(7);
    const codes = day.flatMap(({ place }) => place.placeCode ?? []);
    expect(codes.some((code) => code.startsWith('320105004004'))).toBe(true);
    expect(codes.some((code) => code.startsWith('320105007012'))).toBe(true);
  });

  it('reports some from a building, some from a stall and some from a point on the map', () => {
    expect(day.some(({ place }) => levelOfCode(place.placeCode ?? '') === 'stall')).toBe(true);
    expect(day.some(({ place }) => place.point !== undefined)).toBe(true);
    expect(day.filter(({ place }) => place.placeCode !== undefined).every(({ place }) => pathOf(place) !== '')).toBe(true);
  });

  it('holds no telephone, identity or flat number in its words', () => {
    for (const { words } of [...day, ...history]) expect(redactPersonalText(words)).toBe(words);
  });
});

describe('the cases of the past', () => {
  it('stand in every state of the lifecycle', () => {
    expect(new Set(history.map(stateOf))).toEqual(new Set(caseStates.filter((state) => state !== 'reopened')));
    expect(history.flatMap(({ steps }) => steps).some(({ change }) => change === 'reopened')).toBe(true);
  });

  it('took only steps that their state allowed, one after the other', () => {
    for (const past of history) {
      expect(stateOf(past), past.words).toBeDefined();
      const times = [past.reportedMinutesAgo, ...past.steps.map(({ minutesAgo }) => minutesAgo)];
      expect(times, past.words).toEqual([...times].sort((a, b) => b - a));
      expect(times.at(-1)).toBeGreaterThan(0);
    }
  });

  it('were never handed back, and only their holder accepted or resolved them', () => {
    for (const { steps, place } of history) {
      let holder: CaseHolder = { role: 'commander', territoryPath: pathOf(place).split('/').slice(0, 2).join('/'), postId: null };
      const handedOn: CaseHolder[] = [];
      for (const step of steps) {
        if (step.change === 'handedOver') {
          const to = holderOf(step.to, step.toRole, pathOf(place));
          expect(step.byRole).toBe(holder.role);
          expect(refuseHandOver(holder, handedOn, to)).toBeUndefined();
          handedOn.push(holder);
          holder = to;
        } else if (step.change === 'accepted' || step.change === 'resolved') {
          expect(step.byRole).toBe(holder.role);
          expect(holderOf(step.by, step.byRole, pathOf(place))).toEqual(holder);
        }
      }
    }
  });
});

function stateOf({ steps }: PilotPastCase): CaseState | undefined {
  return steps.reduce<CaseState | undefined>(
    (state, { change }: PilotCaseStep) => (state === undefined ? undefined : nextCaseState(state, commands[change])),
    'received',
  );
}

function holderOf(username: string, role: CaseHolder['role'], path: string): CaseHolder {
  const post = people
    .find((person) => person.username === username)
    ?.posts.find((candidate) => candidate.role === role && `${path}/`.startsWith(`${candidate.territoryPath}/`));
  if (!post) throw new Error(`${username} has no post as ${role} for ${path}`);
  return { role, territoryPath: post.territoryPath, postId: null };
}
