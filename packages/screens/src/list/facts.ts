/** A fact as lists hold it. */
export interface Fact {
  readonly id: string;
  /** Grows with every change. */
  readonly version: number;
  /** ISO 8601 in UTC. */
  readonly changedAt: string;
}

/**
 * The list with the fact in its place: the higher version wins, so messages may come late, twice or after a load. Answers with
 * the same list where nothing changes; otherwise the newest change stands first.
 */
export function upsertFact<Listed extends Fact>(facts: readonly Listed[], changed: Listed): readonly Listed[] {
  const known = facts.find(({ id }) => id === changed.id);
  if (known !== undefined && known.version >= changed.version) return facts;
  return newestFirst([changed, ...facts.filter(({ id }) => id !== changed.id)]);
}

/**
 * What was loaded, and nothing else: a fact that it does not hold any more goes. Where the list has a higher version, from a
 * message or the answer to a command that came while the load was on its way, that one stays.
 */
export function replaceFacts<Listed extends Fact>(facts: readonly Listed[], loaded: readonly Listed[]): readonly Listed[] {
  const known = new Map(facts.map((fact) => [fact.id, fact]));
  return newestFirst(
    loaded.map((fact) => {
      const listed = known.get(fact.id);
      return listed !== undefined && listed.version > fact.version ? listed : fact;
    }),
  );
}

/** The list without the fact; the same list where it is not in it. */
export function removeFact<Listed extends Fact>(facts: readonly Listed[], id: string): readonly Listed[] {
  const rest = facts.filter((fact) => fact.id !== id);
  return rest.length === facts.length ? facts : rest;
}

function newestFirst<Listed extends Fact>(facts: readonly Listed[]): readonly Listed[] {
  return facts.toSorted((one, other) => other.changedAt.localeCompare(one.changedAt));
}
