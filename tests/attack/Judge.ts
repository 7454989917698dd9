import type { Answer, Identity } from './Attacker.ts';

/**
 * What an answer has to be. `admitted`: done, or not possible in this state or with this input. `refused`: no, by a reason that
 * tells nothing. `unknown`: exactly as if it did not exist. `signInFirst`: for nobody without a session. `foreign`: the page or
 * host is not ours. `anything`: no right is at stake; only a crash, or somebody's secret, is wrong.
 */
export type Verdict = 'admitted' | 'refused' | 'unknown' | 'signInFirst' | 'foreign' | 'anything';

const judges: Record<Verdict, (answer: Answer) => boolean> = {
  admitted: ({ status, code }) => (status >= 200 && status < 400) || status === 409 || (status === 422 && code === 'invalidInput'),
  refused: ({ status, code }) => (status === 403 && code === 'notAllowed') || (status === 404 && code === 'notFound'),
  unknown: ({ status, code }) => status === 404 && code === 'notFound',
  signInFirst: ({ status, code }) => status === 401 && code === 'notSignedIn',
  foreign: ({ status, code }) => (status === 403 && code === 'foreignOrigin') || (status === 421 && code === 'misdirected'),
  anything: ({ status }) => status > 0,
};

/** A text that was planted, and who may find it in an answer. */
export interface Secret {
  readonly what: string;
  mayRead(reader: Reading): boolean;
}

/** Who reads, and through which kind of answer. */
export interface Reading {
  readonly identity: Identity;
  readonly channel: 'team' | 'wall' | 'resident';
  /** The tracking number that the request carried. */
  readonly shown?: string;
}

/** Counts cells, keeps what was wrong, and looks into every answer for what its reader may not have. */
export class Judge {
  readonly cells = new Map<string, number>();
  readonly wrong: string[] = [];
  readonly #secrets = new Map<string, Secret>();
  slowest = { ms: 0, cell: '' };

  get total(): number {
    return [...this.cells.values()].reduce((sum, count) => sum + count, 0);
  }

  plant(text: string, secret: Secret): void {
    this.#secrets.set(text, secret);
  }

  /** One cell: the answer has to be as the verdict says, never a crash, and may hold only what its reader may have. */
  judge(kind: string, cell: string, verdict: Verdict, answer: Answer, reading: Reading): void {
    const found = `${reading.identity.name}: ${cell}`;
    if (answer.status >= 500) this.accuse(kind, `${found} broke with ${answer.status}`);
    else if (!judges[verdict](answer)) this.accuse(kind, `${found} must be ${verdict}, was ${answer.status} ${answer.code}`);
    this.search(found, answer.text, reading);
    if (answer.ms > this.slowest.ms) this.slowest = { ms: answer.ms, cell: found };
    this.count(kind);
  }

  /** One cell that is judged by what was seen and not by a status. */
  hold(kind: string, cell: string, holds: boolean): void {
    if (!holds) this.accuse(kind, cell);
    this.count(kind);
  }

  search(where: string, text: string, reading: Reading): void {
    for (const [found] of text.matchAll(plantedForms)) {
      const secret = this.#secrets.get(found);
      if (secret !== undefined && !secret.mayRead(reading)) this.accuse('secret', `${where} has ${secret.what} (${found})`);
    }
  }

  count(kind: string, cells = 1): void {
    this.cells.set(kind, (this.cells.get(kind) ?? 0) + cells);
  }

  accuse(kind: string, what: string): void {
    this.wrong.push(`[${kind}] ${what}`);
  }
}

/** Planted words, telephones and tracking numbers: everything that is planted has one of these forms. */
const plantedForms = /zq[a-z]{12}|1[3-9]\d{9}|[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/g;
