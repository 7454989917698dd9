import type { AreaContext } from '../platform/index.ts';
import type { Territory } from '../territory/index.ts';
import type { Posts } from './PostDirectory.ts';
import type { Sessions } from './Sessions.ts';

/** What the routes of this area share. */
export interface PeopleParts {
  readonly context: AreaContext;
  readonly territory: Territory;
  readonly posts: Posts;
  /** Ready once the area has started. */
  readonly sessions: () => Sessions;
}
