import type { AccountId, TerritoryPath } from '@finemesh/domain';
import type { NewEvent, StoredEvent } from '../platform/index.ts';

export const publishedType = 'territory.published';

/** What the event of a publication says: from now on the territory is divided otherwise. */
export interface PublicationPayload {
  readonly version: number;
}

/** The event of a publication, about the node inside which everything was divided. */
export function publicationEvent(path: TerritoryPath, payload: PublicationPayload, actor: AccountId): NewEvent {
  return { path, type: publishedType, payload, actor };
}

/** Whether the event is a publication: whoever keeps a path in memory asks for it again. */
export function isPublication({ type }: Pick<StoredEvent, 'type'>): boolean {
  return type === publishedType;
}
