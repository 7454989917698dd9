import { codeOfPath } from '@finemesh/domain';
import { accountsOnTask, registerCases } from './cases/index.ts';
import { registerFiles } from './files/index.ts';
import { accountIdsOf, registerPeople } from './people/index.ts';
import type { AreaContext, AreaRegistration, LiveTopicTable } from './platform/index.ts';
import { registerPositions } from './positions/index.ts';
import { registerRosters } from './rosters/index.ts';
import { registerTerritory } from './territory/index.ts';

/** Every area of the server, in the order in which they start. An area that needs another is given it here. */
export function registerAreas(context: AreaContext): AreaRegistration[] {
  const territory = registerTerritory(context);
  const people = registerPeople(context, territory);
  const files = registerFiles(context);
  const cases = registerCases(context, territory, files, people);
  const positions = registerPositions(context, {
    postsOf: people.postsOf,
    onPostsChanged: people.onPostsChanged,
    nameOf: (path) => territory.index().find(codeOfPath(path))?.name,
    accountsOnTask: () => accountsOnTask(context.database.db),
    accountsByName: (usernames) => accountIdsOf(context.database.db, usernames),
  });
  offerEveryTopic({ ...people.registration.topics, ...cases.registration.topics });
  return [
    territory.registration,
    people.registration,
    files.registration,
    cases.registration,
    positions,
    registerRosters(context, people, territory),
  ];
}

/** A topic of the contract that no area offers does not compile at the call. */
function offerEveryTopic(_topics: LiveTopicTable): void {
  // What each area offers stands in its registration; here only the compiler looks.
}
