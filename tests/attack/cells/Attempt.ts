import type { Answer, Ask, Identity, Site } from '../Attacker.ts';
import type { City } from '../City.ts';
import type { Reading, Verdict } from '../Judge.ts';
import type { ServedRoute } from '../servedRoutes.ts';

/** One cell of the matrix: who asks what, and what the answer has to be. */
export interface Attempt {
  readonly kind: string;
  readonly cell: string;
  readonly who: Identity;
  readonly ask: Ask;
  readonly site?: Site;
  readonly verdict: Verdict;
  readonly channel: Reading['channel'];
  readonly shown?: string;
  /** Looks further into the answer; what is wrong with it, or nothing. */
  readonly inspect?: (answer: Answer) => string | undefined;
  /** Inspects refusals as well, and not only what was given. */
  readonly inspectsAll?: boolean;
  /** How many relations the answer is judged on; one where it is not said. */
  readonly judges?: number;
}

/** All cells of one operation of the served document. */
export type AttemptsOf = (city: City, route: ServedRoute) => Iterable<Attempt>;

/** Who has no session is asked to sign in, whatever the table says; all others get what the table says. */
export function unlessOutside(who: Identity, verdict: Verdict): Verdict {
  return who.signedIn ? verdict : 'signInFirst';
}
