import { caseCommands, caseStates, columnKeys, postRoles } from '@finemesh/domain';
import { liveTopics } from '@finemesh/contract';

/** Text that is put into a file after a line that it has once. */
export interface Put {
  /** From the root. */
  readonly file: string;
  readonly after: string;
  readonly text: string;
}

/** A member that is added to one list of the repo, and what the repo owes to it. */
export interface Plant {
  /** What a developer would say that he adds. */
  readonly kind: string;
  /** How the planted member is called; found in what the compilers say. */
  readonly name: string;
  /** What is put where; the first is the list. */
  readonly puts: readonly [Put, ...Put[]];
  /**
   * The members that stand in the list now, where a file that names several of them decides something for each. Empty for lists
   * whose members are used one by one: who calls a route, fails with a code or asks for a right decides nothing about the others.
   */
  readonly members: readonly string[];
  /** Files that must not compile before somebody has decided there what the member means, with words of the compiler. */
  readonly mustRefuse: Readonly<Record<string, string>>;
  /** Places of `derived.ts` that have the member without anybody's hand. */
  readonly worksThrough: readonly string[];
  /** Files that may name members by hand though nothing in them fails to compile, with the reason. */
  readonly mayName: Readonly<Record<string, string>>;
}

export const plants: readonly Plant[] = [
  {
    kind: 'case command',
    name: 'plantCommand',
    puts: [
      {
        file: 'packages/domain/src/cases/caseCommands.ts',
        after: 'export const caseCommandTable = {\n',
        text: `  plantCommand: {
    givenBy: 'staff',
    transitions: { inGrid: 'inGrid' },
    holder: 'keeps',
    clocks: {},
    change: 'plantChange',
    words: { required: true, audiences: ['team'] },
    inputs: [],
    label: { zh: '试种', en: 'Plant' },
  },
`,
      },
    ],
    members: caseCommands,
    mustRefuse: {
      'packages/contract/src/caseCommands.ts': "Property 'plantCommand' is missing",
      'packages/screens/src/case/timelineTexts.ts': "Property 'plantChange' is missing",
      'apps/workbench/src/features/case/CaseActions.vue': "Property 'plantCommand' is missing",
      'apps/workbench/src/locales/messages.ts': "Property 'plantChange' is missing",
      'packages/domain/src/rights/can.test.ts': 'case.plantCommand',
      'apps/server/src/routeRights.test.ts': 'plantCommandCase',
    },
    worksThrough: ['the right to give the command', 'the event that it leaves', 'the route that takes it', 'the function of the client', 'its form on the workbench'],
    mayName: {},
  },
  {
    kind: 'case state',
    name: 'plantState',
    puts: [
      {
        file: 'packages/domain/src/cases/caseStates.ts',
        after: 'export const caseStateTable = {\n',
        text: `  plantState: { label: { zh: '试种', en: 'Plant' }, isOpen: true, isAtWork: false, daysOnWall: null, tone: 'info' },\n`,
      },
    ],
    members: caseStates,
    mustRefuse: {
      'apps/command-center/src/features/stream/streamFilters.ts': "Property 'plantState' is missing",
    },
    worksThrough: ['the states that a case can be sent in', 'the open states of lists and counts', 'the index of the database over open cases'],
    mayName: {
      'packages/domain/src/cases/caseCommands.ts': 'each command says from which states it is given; a state that no command names has no commands',
    },
  },
  {
    kind: 'role',
    name: 'plantRole',
    puts: [
      {
        file: 'packages/domain/src/roles.ts',
        after: 'export const postRoles = [\n',
        text: `  'plantRole',\n`,
      },
    ],
    members: postRoles,
    mustRefuse: {
      'packages/domain/src/roles.ts': "Property 'plantRole' is missing",
      'packages/domain/src/rights/rightsTable.ts': 'Source has 8 element(s) but target requires 9',
      'packages/domain/src/rights/rosterRights.ts': "Property 'plantRole' is missing",
      'packages/pilot/src/people/createPilotPeople.ts': "Property 'plantRole' is missing",
      'apps/server/src/routeRights.test.ts': "Property 'plantRole' is missing",
    },
    worksThrough: ['the posts that an administrator gives'],
    mayName: {
      'apps/resident-portal/src/pages/ReportPage.vue': 'the people of whom a resident can complain: a new role is none of them until the category says so',
      'packages/domain/src/cases/categories.ts': 'each category says who may hold it; nobody holds more by default',
      'packages/pilot/src/events/pastCases.ts': 'a story of the pilot, with the people who were in it',
    },
  },
  {
    kind: 'action',
    name: 'plant.act',
    puts: [
      {
        file: 'packages/domain/src/rights/actions.ts',
        after: 'const otherActions = {\n',
        text: `  'plant.act': 'place',\n`,
      },
    ],
    members: [],
    mustRefuse: {
      'packages/domain/src/rights/rightsTable.ts': 'plant.act',
      'packages/domain/src/rights/can.test.ts': 'plant.act',
    },
    worksThrough: [],
    mayName: {},
  },
  {
    kind: 'roster column',
    name: 'plantColumn',
    puts: [
      {
        file: 'packages/domain/src/rosters/rosterColumns.ts',
        after: 'const table = {\n',
        text: `  plantColumn: { facet: 'dwelling', label: { zh: '试种', en: 'Plant' }, type: { kind: 'count', max: 9 } },\n`,
      },
    ],
    members: columnKeys,
    mustRefuse: {
    },
    worksThrough: ['the columns of the sheet', 'the columns that a micro-gridder may write', 'the columns that a ticket may open'],
    mayName: {
      'apps/roster-sheet/src/model/rows/SheetRow.ts': 'a row is called by its entrance, floor and flat',
      'apps/server/src/rosters/wall/readBuildingSection.ts': 'the wall is shown what stands here and no column more',
      'apps/server/src/territory/pilotSetup.ts': 'entrance, floor and flat of a household, which is older than its row',
      'apps/server/src/territory/tables.ts': 'entrance, floor and flat of a household, which is older than its row',
      'packages/contract/src/rosters.ts': 'the wall is shown what stands here and no column more',
      'packages/pilot/src/households/createHouseholds.ts': 'what the pilot knows of a household',
      'packages/pilot/src/roster/createRosterValues.ts': 'what the pilot has to say; a column without values is empty',
    },
  },
  {
    kind: 'live topic',
    name: 'plant.topic',
    puts: [
      {
        file: 'packages/contract/src/live/liveTopics.ts',
        after: 'export const liveTopics = {\n',
        text: `  'plant.topic': z.object({ type: z.literal('plant.grown') }),\n`,
      },
    ],
    members: Object.keys(liveTopics),
    mustRefuse: {
      'apps/server/src/areas.ts': 'plant.topic',
      'packages/client/src/facts/testing/FactsSocketStandIn.ts': 'plant.topic',
    },
    worksThrough: ['the topics that a page may ask for'],
    mayName: {
      'apps/server/src/cases/topics/caseTopics.ts': 'the topics of one area; the server does not compile without an area for each',
    },
  },
  {
    kind: 'route',
    name: 'getPlant',
    puts: [
      {
        file: 'packages/contract/src/routes/paths.ts',
        after: '  wall: {\n',
        text: `    getPlant: get('/api/wall/plant'),\n`,
      },
    ],
    members: [],
    mustRefuse: {
      'packages/contract/src/routes/wall.ts': "Property 'getPlant' is missing",
      'apps/server/src/routeRights.test.ts': 'getPlant',
    },
    worksThrough: [],
    mayName: {},
  },
  {
    kind: 'route with its schemas',
    name: 'getSprout',
    puts: [
      {
        file: 'packages/contract/src/routes/paths.ts',
        after: '  posts: {\n',
        text: `    getSprout: get('/api/sprout'),\n`,
      },
      {
        file: 'packages/contract/src/routes/posts.ts',
        after: "export const postRoutes = defineRoutes('people', paths.posts, {\n",
        text: `  getSprout: { summary: 'A sprout', security: 'session', answer: json(postListSchema, 'A sprout') },\n`,
      },
    ],
    members: [],
    mustRefuse: {
      'apps/server/src/people/postRoutes.ts': 'getSprout',
      'apps/server/src/routeRights.test.ts': 'getSprout',
    },
    worksThrough: ['the description of the API', 'the function of the client for the route'],
    mayName: {},
  },
  {
    kind: 'error code',
    name: 'plantError',
    puts: [
      {
        file: 'packages/contract/src/errors.ts',
        after: 'export const errorKinds = {\n',
        text: `  plantError: { status: 409, closeCode: 4409, retry: false, title: 'A plant' },\n`,
      },
    ],
    members: [],
    mustRefuse: {
      'packages/contract/src/errorTexts.ts': "Property 'plantError' is missing",
    },
    worksThrough: ['the close codes of sockets', 'the answers of HTTP'],
    mayName: {},
  },
];
