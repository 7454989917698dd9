declare const brand: unique symbol;

/** A string that stands for one kind of thing only, so that a household's id cannot stand for a person's. */
export type Branded<Name extends string> = string & { readonly [brand]: Name };

/** UUID of an account. */
export type AccountId = Branded<'AccountId'>;
/** UUID of a post (account × role × territory node × time). */
export type PostId = Branded<'PostId'>;
/** UUIDv7 of a case, made by the client that reports it or by the server. */
export type CaseId = Branded<'CaseId'>;
/** UUID of a stored photo. */
export type PhotoId = Branded<'PhotoId'>;
/** Code of a node of the division or of a place; its form shows the level (see `levelOfCode`). Those of places never change. */
export type TerritoryCode = Branded<'TerritoryCode'>;

/** Takes a string that a schema or a database column has already proved to be of the kind. */
export function brandId<Id extends string>(value: string): Id {
  return value as Id;
}
