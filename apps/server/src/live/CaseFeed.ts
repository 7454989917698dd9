import type { CaseLiveEvent } from '@finemesh/contract';
import {
  isHeldBy,
  loadCases,
  mayReadCase,
  maySeeOnWall,
  presentResidentCase,
  presentStaffCase,
  presentWallCase,
  type CaseEvent,
  type LoadedCase,
} from '../cases/index.ts';
import type { Post } from '@finemesh/domain';
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
  readonly #territory: Territory;
  readonly #loaded = new Map<number, Promise<LoadedCase | undefined>>();
  readonly #presented = new WeakMap<LoadedCase, Map<string, PresentedCase>>();

  constructor(context: Pick<AreaContext, 'database' | 'clock'>, territory: Territory) {
    this.#context = context;
    this.#territory = territory;
  }

  /** What the reader may see of the events, in their order. `posts` are a staff reader's own, as they are now. */
  async present(events: readonly CaseEvent[], reader: LiveReader, posts: readonly Post[]): Promise<CaseLiveEvent[]> {
    const at = this.#context.clock.now();
    const visible = events.filter((event) => isVisible(event, reader, posts, at));
    const cases = await Promise.all(this.#load(visible));
    return visible.flatMap((event, i) => {
      const loaded = cases[i];
      // Between the event and now the case may have come to somebody else: the rights are asked of what is shown.
      if (loaded === undefined || !isVisible({ ...loaded.row, caseId: loaded.row.id }, reader, posts, at)) return [];
      const { type, sequence } = event;
      return [{ type, sequence, at: event.at.toISOString(), case: this.#presentFor(loaded, reader, posts, at) }];
    });
  }

  /** One promise an event; the cases that no event had asked for yet come by one query. */
  #load(events: readonly CaseEvent[]): Promise<LoadedCase | undefined>[] {
    const missing = events.filter(({ sequence }) => !this.#loaded.has(sequence));
    if (missing.length > 0) {
      const ids = [...new Set(missing.map(({ caseId }) => caseId))];
      const loading = loadCases(this.#context.database.db, ids);
      for (const { sequence, caseId } of missing) {
        const one = loading.then((cases) => cases.find(({ row }) => row.id === caseId));
        this.#loaded.set(sequence, one);
        // A failure is thrown to who waits for it; the next reader asks again.
        one.catch(() => this.#loaded.delete(sequence));
      }
      this.#forgetOldest();
    }
    return events.map(({ sequence }) => this.#loaded.get(sequence) ?? Promise.resolve(undefined));
  }

  #forgetOldest(): void {
    for (const sequence of this.#loaded.keys()) {
      if (this.#loaded.size <= rememberedEvents) return;
      this.#loaded.delete(sequence);
    }
  }

  #presentFor(loaded: LoadedCase, reader: LiveReader, posts: readonly Post[], at: Date): PresentedCase {
    const audience = audienceOf(loaded, reader, posts, at);
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

function audienceOf({ row }: LoadedCase, reader: LiveReader, posts: readonly Post[], at: Date): Audience {
  if (reader.kind === 'resident') return 'resident';
  if (reader.presentation === 'wall') return 'wall';
  return isHeldBy(posts, row.holderPostId, at) ? 'holder' : 'team';
}

function isVisible(
  asked: Pick<CaseEvent, 'caseId' | 'path' | 'categoryCode' | 'holderPostId'>,
  reader: LiveReader,
  posts: readonly Post[],
  at: Date,
): boolean {
  if (reader.kind === 'resident') return asked.caseId === reader.caseId;
  return reader.presentation === 'wall' ? maySeeOnWall(posts, asked, at) : mayReadCase(posts, asked, at);
}
