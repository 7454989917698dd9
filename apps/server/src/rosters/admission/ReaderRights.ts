import { actorOf, brandId, can, type Post, type PostRole, type RosterFacet, type TerritoryPath } from '@finemesh/domain';
import type { CellAddress, WritePolicy } from '@finemesh/roster';
import type { Clock } from '../../platform/index.ts';
import { openingPost } from './openingPost.ts';

export interface ReaderRightsOptions {
  readonly facet: RosterFacet;
  /** Where the building is now; asked each time, since a division can put it elsewhere. */
  readonly building: () => TerritoryPath;
  readonly posts: readonly Post[];
  readonly clock: Clock;
}

/**
 * What one reader's posts allow in one document, asked again each time: a post that ends takes its columns with it, also before
 * anybody says that it has ended.
 */
export class ReaderRights implements WritePolicy {
  readonly #options: ReaderRightsOptions;
  #posts: readonly Post[];

  constructor(options: ReaderRightsOptions) {
    this.#options = options;
    this.#posts = options.posts;
  }

  /** Role of the post under which the document is open now; `undefined` when none opens it. */
  get role(): PostRole | undefined {
    const { facet, building, clock } = this.#options;
    return openingPost(this.#posts, facet, building(), clock.now())?.role;
  }

  /** Puts other posts in force. */
  usePosts(posts: readonly Post[]): void {
    this.#posts = posts;
  }

  mayWrite({ household, column }: CellAddress): boolean {
    const { building, clock } = this.#options;
    const actor = actorOf({ accountId: null, posts: this.#posts }, clock.now());
    return can(actor, 'roster.write', { building: building(), household: brandId(household), column });
  }
}
