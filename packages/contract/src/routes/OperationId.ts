import type { routes } from './index.ts';
import type { paths } from './paths.ts';

type KeyOfEach<Union> = Union extends unknown ? keyof Union & string : never;
type MemberOfEach<Union, Key> = Union extends unknown ? (Key extends keyof Union ? Union[Key] : never) : never;

/** The name of a route: unique over all groups. */
export type OperationId = KeyOfEach<(typeof paths)[keyof typeof paths]>;

/** The route of that name. */
export type RouteOf<Id extends OperationId> = MemberOfEach<(typeof routes)[keyof typeof routes], Id>;
