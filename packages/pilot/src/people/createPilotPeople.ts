import type { PostRole } from '@finemesh/domain';
import type { PilotDistrict, PilotNode } from '../PilotDistrict.ts';
import type { PilotPerson, PilotPost } from './PilotPerson.ts';
import { surnames } from './surnames.ts';

/** Password of every account of the pilot. Seeded in demo mode only; no production server knows these accounts. */
export const demoPassword = 'finemesh-demo';

/** Full-time gridders of each community, as published. */
const fullTimeGridders: Record<string, number> = { '320105004004': 15, '320105007012': 12 };
/** Lawyers and cadres of each community; each is attached to a stretch of its micro-grids. */
const attachedPerCommunity = { lawyer: 3, cadre: 3 } as const;

/** The micro-grid that the demo is about: Fanghua Garden 8–10. */
const demoMicroGridName = 'Fanghua Garden 8–10';

interface Namer {
  /** An account for whoever fills the posts; the demo's own name where one of them is the demo's. */
  person(role: PostRole, nodes: readonly PilotNode[]): PilotPerson;
}

/**
 * Everybody who holds a post: each micro-grid has one micro-gridder, each grid a full-time gridder and a leader, each micro-grid
 * a lawyer and a cadre, each community its officers, each street a commander, the district an administrator.
 */
export function createPilotPeople(district: PilotDistrict): PilotPerson[] {
  const namer = createNamer(district);
  const below = (level: PilotNode['level'], parent: PilotNode): PilotNode[] =>
    district.nodes.filter((node) => node.level === level && node.path.startsWith(`${parent.path}/`));
  const root = district.nodes.filter(({ level }) => level === 'district');
  const communities = district.nodes.filter(({ level }) => level === 'community');
  return [
    ...root.map((node) => namer.person('administrator', [node])),
    ...district.nodes.filter(({ level }) => level === 'street').map((street) => namer.person('commander', [street])),
    ...communities.flatMap((community) => {
      const grids = below('grid', community);
      const microGrids = below('microGrid', community);
      return [
        ...[0, 1, 2].map(() => namer.person('communityOfficer', [community])),
        ...dealOut(grids, Math.ceil(grids.length / 2)).map((share) => namer.person('gridLeader', share)),
        ...dealOut(grids, fullTimeGridders[community.code] ?? grids.length).map((share) => namer.person('fullTimeGridder', share)),
        ...microGrids.map((node) => namer.person('microGridder', [node])),
        ...dealOut(microGrids, attachedPerCommunity.lawyer).map((share) => namer.person('lawyer', share)),
        ...dealOut(microGrids, attachedPerCommunity.cadre).map((share) => namer.person('cadre', share)),
      ];
    }),
  ];
}

/** Neighbouring nodes for each of so many people: everybody gets one at least, the last ones two where nodes are left over. */
function dealOut(nodes: readonly PilotNode[], people: number): PilotNode[][] {
  return Array.from({ length: people }, (_, i) =>
    nodes.slice(Math.floor((i * nodes.length) / people), Math.floor(((i + 1) * nodes.length) / people)),
  );
}

type Address = readonly [display: (surname: string) => string, called: (surname: string) => string];
const addresses: Record<PostRole, readonly Address[]> = {
  microGridder: [
    [(s) => `${s}师傅`, (s) => `老${s}`],
    [(s) => `${s}阿姨`, (s) => `${s}阿姨`],
    [(s) => `${s}老师`, (s) => `${s}老师`],
    [(s) => `${s}姐`, (s) => `${s}姐`],
    [(s) => `${s}叔`, (s) => `${s}叔`],
  ],
  fullTimeGridder: [[(s) => `小${s}`, (s) => `小${s}`], [(s) => `${s}姐`, (s) => `${s}姐`]],
  gridLeader: [[(s) => `${s}网格长`, (s) => `${s}姐`], [(s) => `${s}网格长`, (s) => `${s}哥`]],
  lawyer: [[(s) => `${s}律师`, (s) => `${s}律师`]],
  cadre: [[(s) => `${s}警官`, (s) => `${s}警官`], [(s) => `${s}干部`, (s) => `${s}干部`]],
  communityOfficer: [[(s) => `${s}主任`, (s) => `${s}主任`], [(s) => `${s}社工`, (s) => `小${s}`]],
  commander: [[(s) => `${s}指挥员`, () => '街道指挥中心']],
  administrator: [[(s) => `${s}管理员`, () => '系统管理员']],
};

const demoNames: Record<PostRole, readonly [username: string, display: string, called: string]> = {
  microGridder: ['tian', '田师傅', '老田'],
  fullTimeGridder: ['chen', '小陈', '小陈'],
  gridLeader: ['wang', '王网格长', '王姐'],
  lawyer: ['lawyer', '方律师', '方律师'],
  cadre: ['cadre', '高警官', '高警官'],
  communityOfficer: ['officer', '林主任', '林主任'],
  commander: ['command', '指挥席', '街道指挥中心'],
  administrator: ['admin', '系统管理员', '系统管理员'],
};

function createNamer(district: PilotDistrict): Namer {
  const demoNode = district.nodes.find(({ nameEn }) => nameEn === demoMicroGridName);
  if (!demoNode) throw new Error(`the district has no micro-grid named ${demoMicroGridName}`);
  const named = new Set<PostRole>();
  let count = 0;
  return {
    person: (role, nodes) => {
      const posts = nodes.map((node): PilotPost => ({ role, territoryCode: node.code, territoryPath: node.path }));
      const isDemo = !named.has(role) && nodes.some(({ path }) => demoNode.path === path || demoNode.path.startsWith(`${path}/`));
      if (isDemo) {
        named.add(role);
        const [username, displayName, publicName] = demoNames[role];
        return { username, displayName, publicName, posts, isDemo };
      }
      const [surname, pinyin] = surnames[count % surnames.length] ?? ['赵', 'zhao'];
      const [display, called] = addresses[role][count % addresses[role].length] ?? [(s: string) => s, (s: string) => s];
      count += 1;
      return { username: `${pinyin}${count}`, displayName: display(surname), publicName: called(surname), posts, isDemo };
    },
  };
}
