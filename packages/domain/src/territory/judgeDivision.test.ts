import { describe, expect, it } from 'vitest';
import { brandId, type TerritoryCode } from '../ids.ts';
import { judgeDivision, type DivisionDraft, type DivisionNode, type PresentDivision } from './judgeDivision.ts';
import { resolveCode, seatOfCode, successionsOf, type Succession } from './successions.ts';

const code = (text: string): TerritoryCode => brandId<TerritoryCode>(text);
const community = code('320105004004');
const node = (text: string): DivisionNode => ({ code: code(text), gridKind: text.length === 15 ? 'comprehensive' : null });
const building = (number: number): TerritoryCode => code(`320105004004B00${number}`);

const present: PresentDivision = {
  nodes: ['320105', '320105004', '320105004004', '320105004004001', '32010500400400101', '32010500400400102'].map(node),
  members: new Map([
    [building(1), code('32010500400400101')],
    [building(2), code('32010500400400102')],
  ]),
  retired: new Set([code('320105004004007')]),
};

/** Both micro-grids become one of a new grid. */
function createDraft(changes: Partial<DivisionDraft> = {}): DivisionDraft {
  const microGrid = code('32010500400400801');
  return {
    within: community,
    nodes: [node('320105004004008'), node('32010500400400801')],
    members: [building(1), building(2)].map((place) => ({ place, microGrid })),
    successors: [{ from: code('32010500400400101'), to: microGrid }],
    ...changes,
  };
}

const faultsOf = (draft: DivisionDraft): string[] => judgeDivision(present, draft).map(({ field, code }) => `${field} ${code}`);

describe('judgeDivision', () => {
  it('lets a division through that puts every place in one micro-grid', () => {
    expect(faultsOf(createDraft())).toEqual([]);
  });

  it('names a place that is missing, doubled or not inside', () => {
    const microGrid = code('32010500400400801');
    const members = [building(1), building(1), building(3)].map((place) => ({ place, microGrid }));
    expect(faultsOf(createDraft({ members }))).toEqual(['members.1.place doubled', 'members.2.place unknown', 'members missing']);
  });

  it('names a micro-grid that the draft does not have, or that is none', () => {
    const members = [
      { place: building(1), microGrid: code('32010500400400802') },
      { place: building(2), microGrid: code('320105004004008') },
    ];
    expect(faultsOf(createDraft({ members }))).toEqual(['members.0.microGrid unknown', 'members.1.microGrid unknown']);
  });

  it.each([
    ['a node twice', '320105004004008', 'nodes.2.code doubled'],
    ['a node of another community', '320105004005001', 'nodes.2.code noParent'],
    ['a micro-grid without its grid', '32010500400400901', 'nodes.2.code noParent'],
    ['a code that was given up before', '320105004004007', 'nodes.2.code retired'],
    ['a node as wide as the one that is divided', '320105004005', 'nodes.2.code wrongLevel'],
    ['a place', '320105004004B003', 'nodes.2.code wrongLevel'],
  ])('refuses %s', (_, added, fault) => {
    expect(faultsOf(createDraft({ nodes: [...createDraft().nodes, node(added)] }))).toEqual([fault]);
  });

  it('wants the kind of each grid, and none of anything else', () => {
    const nodes: DivisionNode[] = [
      { code: code('320105004004008'), gridKind: null },
      { code: code('32010500400400801'), gridKind: 'exclusive' },
    ];
    expect(faultsOf(createDraft({ nodes }))).toEqual(['nodes.0.gridKind wrongKind', 'nodes.1.gridKind wrongKind']);
  });

  it('refuses successors that are not there, of another level, or of what remains', () => {
    const from = code('32010500400400101');
    const successors = [
      { from, to: code('32010500400400809') },
      { from, to: code('32010500400400801') },
      { from: code('32010500400400102'), to: code('320105004004008') },
      { from: code('320105004004008'), to: code('320105004004008') },
    ];
    expect(faultsOf(createDraft({ successors }))).toEqual([
      'successors.0.to unknown',
      'successors.1.from doubled',
      'successors.2.to wrongLevel',
      'successors.3.from notGivenUp',
    ]);
  });

  it('divides only what a division is made of', () => {
    expect(faultsOf(createDraft({ within: building(1) }))).toEqual(['within wrongLevel']);
    expect(faultsOf(createDraft({ within: code('32010500400400101') }))).toEqual(['within wrongLevel']);
    expect(faultsOf(createDraft({ within: code('320105004009') }))).toEqual(['within unknown']);
  });
});

describe('a code that was given up', () => {
  const successions = new Map(successionsOf(present, createDraft()).map((one) => [one.code, one]));

  it('is followed by the named successor, or by the narrowest node that is left', () => {
    expect([...successions.values()]).toEqual([
      { code: '320105004004001', successor: '320105004004', isNamed: false },
      { code: '32010500400400101', successor: '32010500400400801', isNamed: true },
      { code: '32010500400400102', successor: '320105004004', isNamed: false },
    ] satisfies readonly (Omit<Succession, 'code' | 'successor'> & { code: string; successor: string })[]);
  });

  it('leads through all later divisions to what is there now', () => {
    const later: Succession = { code: code('32010500400400801'), successor: code('32010500400400902'), isNamed: true };
    const all = new Map([...successions, [later.code, later] as const]);
    expect(resolveCode(code('32010500400400101'), all)).toBe('32010500400400902');
    expect(resolveCode(building(1), all)).toBe(building(1));
  });

  it('keeps its posts only where every division named a successor', () => {
    expect(seatOfCode(code('32010500400400101'), successions)).toBe('32010500400400801');
    expect(seatOfCode(code('32010500400400102'), successions)).toBeUndefined();
    expect(seatOfCode(community, successions)).toBe(community);
  });
});
