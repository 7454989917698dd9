import type { LiveTopicName } from '@finemesh/contract';
import { actorOf, can, canSomewhere, visitor, type AccountId, type Action, type Actor, type Post } from '@finemesh/domain';
import type { LiveReader, LiveTopicTable, StoredEvent } from '../../platform/index.ts';
import type { Territory, TerritoryIndex } from '../../territory/index.ts';
import { isHolder, type CaseDesk } from '../CaseDesk.ts';
import { readCaseEvent } from '../events.ts';
import { presentResidentCase } from '../present/presentResidentCase.ts';
import { presentStaffCase } from '../present/presentStaffCase.ts';
import { presentWallCase } from '../present/presentWallCase.ts';
import type { LoadedCase } from '../queries.ts';
import { caseMessages } from './caseMessages.ts';
import { followedCaseOf, followPurpose } from './followTicket.ts';

/** Every topic of cases that the contract names. */
export type CaseTopics = Pick<LiveTopicTable, Extract<LiveTopicName, `cases.${string}`>>;

/** Cases as screens follow them, each topic for one audience. */
export function caseTopics(
  { context, territory, current }: CaseDesk,
  postsOf: (accountId: AccountId) => Promise<readonly Post[]>,
): CaseTopics {
  const forWall = oncePerCase(territory, presentWallCase);
  const forHolder = oncePerCase(territory, (loaded, places) => presentStaffCase(loaded, places, true));
  const forTeam = oncePerCase(territory, (loaded, places) => presentStaffCase(loaded, places, false));
  const forResident = oncePerCase(territory, presentResidentCase);

  /** Who the reader is for the rights table, now. */
  async function actorFor(reader: LiveReader): Promise<Actor> {
    if (reader.kind === 'capability') return visitor(context.clock.now(), followedCaseOf(reader));
    const { accountId } = reader;
    return actorOf({ accountId, posts: await postsOf(accountId) }, context.clock.now());
  }

  /** A topic that shows what the actor may do `action` with, in the form that is for it. */
  function topicOf<Topic extends LiveTopicName, Case>(
    topic: Topic,
    kind: LiveReader['kind'],
    action: Extract<Action, 'case.read' | 'case.readOnWall'>,
    formFor: (actor: Actor) => (loaded: LoadedCase) => Case,
  ) {
    return {
      admits: async (reader: LiveReader) => reader.kind === kind && canSomewhere(await actorFor(reader), action),
      wakes: wakesFor,
      present: (events: readonly StoredEvent[], reader: LiveReader) =>
        caseMessages(topic, events, current, async () => {
          const actor = await actorFor(reader);
          return { sees: (subject) => can(actor, action, subject), present: formFor(actor) };
        }),
    };
  }

  return {
    'cases.wall': topicOf('cases.wall', 'account', 'case.readOnWall', () => forWall),
    'cases.team': topicOf('cases.team', 'account', 'case.read', (actor) => (loaded) =>
      isHolder(actor, loaded) ? forHolder(loaded) : forTeam(loaded),
    ),
    'cases.followed': { ...topicOf('cases.followed', 'capability', 'case.read', () => forResident), capability: followPurpose },
  };
}

/** Thousands of residents may follow one case each: they are woken for nothing else. */
function wakesFor(reader: LiveReader): (event: StoredEvent) => boolean {
  if (reader.kind === 'account') return (event) => readCaseEvent(event) !== undefined;
  const followed = followedCaseOf(reader);
  return (event) => readCaseEvent(event)?.caseId === followed;
}

/** However many connections are sent a case, it is presented once; by the places as they are then. */
function oncePerCase<Case>(territory: Territory, present: (loaded: LoadedCase, places: TerritoryIndex) => Case): (loaded: LoadedCase) => Case {
  const known = new WeakMap<LoadedCase, { readonly presented: Case }>();
  return (loaded) => {
    const { presented } = known.get(loaded) ?? { presented: present(loaded, territory.index()) };
    known.set(loaded, { presented });
    return presented;
  };
}
