/** How a program reaches the three front ends' hosts. */
export type FetchOf = (site: 'portal' | 'workbench' | 'wall') => (request: Request) => Promise<Response>;

/** What `mainJob.ts` offers, for who loads it once its types are generated. */
export interface Program {
  /** The states of a case that is reported, handed over, accepted, resolved and confirmed. */
  doMainJob(fetchOf: FetchOf): Promise<readonly string[]>;
  /** The code with which a tracking number that nobody has is refused. */
  followNothing(fetchOf: FetchOf): Promise<string | undefined>;
}
