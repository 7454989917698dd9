import type { CaseLiveEvent } from '@finemesh/contract';
import {
  isHolder,
  loadCases,
  presentResidentCase,
  presentStaffCase,
  presentWallCase,
  subjectOf,
  type CaseEvent,
  type CommittedCases,
  type LoadedCase,
} from '../cases/index.ts';
import { actorOf, can, visitor, type Actor, type CaseSubject, type Post } from '@finemesh/domain';
import type { AreaContext } from '../platform/index.ts';
import type { Territory } from '../territory/index.ts';
import type { LiveReader } from './LiveReader.ts';

type PresentedCase = CaseLiveEvent['case'];

/** Events whose case is remembered: connections that keep up ask for the newest, ones that catch up for the last 200. */
const rememberedEvents = 1_000;

/**
 * Events of cases as each audience sees them. However many connections are open, a case is loaded once for an event and presented
 * once for an audience.
 */
export class CaseFeed {
  readonly #context: Pick<AreaContext, 'database' | 'clock'>;
  readonly #recent: CommittedCases;
  readonly #territory: Territory;
  readonly #loaded = new Map<number, Promise<LoadedCase | undefined>>();
  readonly #presented = new WeakMap<LoadedCase, Map<string, PresentedCase>>();

  constructor(context: Pick<AreaContext, 'database' | 'clock'>, territory: Territory, recent: CommittedCases) {
    this.#context = context;
    this.#recent = recent;
    this.#territory = territory;
  }

  /** What the reader may see of the events, in their order. `posts` are a staff reader's own, as they are now. */
  async present(events: readonly CaseEvent[], reader: LiveReader, posts: readonly Post[]): Promise<CaseLiveEvent[]> {
    const actor = actorFor(reader, posts, this.#context.clock.now());
    const visible = events.filter(({ subject }) => isVisible(subject, reader, actor));
    const cases = await Promise.all(this.#load(visible));
    return visible.flatMap((event, i) => {
      const loaded = cases[i];
      // Between the event and now the case may have come to somebody else: the rights are asked of what is shown.
      if (loaded === undefined || !isVisible(subjectOf(loaded.row), reader, actor)) return [];
      const { type, sequence } = event;
      return [{ type, sequence, at: event.at.toISOString(), case: this.#presentFor(loaded, reader, actor) }];
    });
  }

  /** One promise an event; the cases that nobody has asked for yet are at hand, or come together in one look at the database. */
  #load(events: readonly CaseEvent[]): Promise<LoadedCase | undefined>[] {
    const missing = events.filter(({ sequence }) => !this.#loaded.has(sequence));
    const unknown = new Set(missing.flatMap(({ caseId, version }) => (this.#recent.find(caseId, version) ? [] : [caseId])));
    // One connection for all queries: on the embedded database each wait for it may be behind another's whole transaction.
    const loading =
      unknown.size === 0
        ? Promise.resolve([])
        : this.#context.database.snapshot((reader) => loadCases(reader, [...unknown]));
    for (const { sequence, caseId, version } of missing) {
      const recent = this.#recent.find(caseId, version);
      const one = recent ? Promise.resolve(recent) : loading.then((cases) => cases.find(({ row }) => row.id === caseId));
      this.#loaded.set(sequence, one);
      // A failure is thrown to who waits for it; the next reader asks again.
      one.catch(() => this.#loaded.delete(sequence));
    }
    this.#forgetOldest();
    return events.map(({ sequence }) => this.#loaded.get(sequence) ?? Promise.resolve(undefined));
  }

  #forgetOldest(): void {
    for (const sequence of this.#loaded.keys()) {
      if (this.#loaded.size <= rememberedEvents) return;
      this.#loaded.delete(sequence);
    }
  }

  #presentFor(loaded: LoadedCase, reader: LiveReader, actor: Actor): PresentedCase {
    const audience = audienceOf(loaded, reader, actor);
    const known = this.#presented.get(loaded) ?? new Map<string, PresentedCase>();
    this.#presented.set(loaded, known);
    const presented = known.get(audience) ?? present[audience](loaded, this.#territory.index());
    known.set(audience, presented);
    return presented;
  }
}

type Audience = 'wall' | 'holder' | 'team' | 'resident';

const present: Record<Audience, (...input: Parameters<typeof presentWallCase>) => PresentedCase> = {
  wall: presentWallCase,
  holder: (loaded, territory) => presentStaffCase(loaded, territory, true),
  team: (loaded, territory) => presentStaffCase(loaded, territory, false),
  resident: presentResidentCase,
};

function audienceOf(loaded: LoadedCase, reader: LiveReader, actor: Actor): Audience {
  if (reader.kind === 'resident') return 'resident';
  if (reader.presentation === 'wall') return 'wall';
  return isHolder(actor, loaded) ? 'holder' : 'team';
}

function actorFor(reader: LiveReader, posts: readonly Post[], at: Date): Actor {
  return reader.kind === 'resident' ? visitor(at, reader.caseId) : actorOf({ accountId: reader.accountId, posts }, at);
}

function isVisible(subject: CaseSubject, reader: LiveReader, actor: Actor): boolean {
  return can(actor, reader.kind === 'staff' && reader.presentation === 'wall' ? 'case.readOnWall' : 'case.read', subject);
}
