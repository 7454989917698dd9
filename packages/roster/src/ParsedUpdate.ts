export interface StructId {
  readonly client: number;
  readonly clock: number;
}

/** The content kinds that a roster document holds. `row` is a nested Y.Map, which only the server makes. */
export type ParsedContent =
  | { readonly kind: 'deleted' }
  | { readonly kind: 'values'; readonly values: readonly unknown[] }
  | { readonly kind: 'row' };

interface StructSpan {
  readonly clock: number;
  readonly length: number;
  /** Where the struct's bytes begin and end in the update. */
  readonly start: number;
  readonly end: number;
}

export interface ParsedItem extends StructSpan {
  readonly kind: 'item';
  readonly origin: StructId | null;
  readonly rightOrigin: StructId | null;
  /** `root`: the households root; an id: the row item; `null`: taken from the neighbour. */
  readonly parent: 'root' | StructId | null;
  /** Present only beside an explicit parent. */
  readonly key: string | null;
  readonly content: ParsedContent;
}

export type ParsedStruct = ParsedItem | (StructSpan & { readonly kind: 'gc' | 'skip' });

export interface ClientSection {
  readonly client: number;
  readonly structs: readonly ParsedStruct[];
}

export interface DeleteRange {
  readonly clock: number;
  readonly length: number;
}

export interface ClientDeletes {
  readonly client: number;
  readonly ranges: readonly DeleteRange[];
}

export interface ParsedUpdate {
  readonly kind: 'parsed';
  readonly sections: readonly ClientSection[];
  readonly deletes: readonly ClientDeletes[];
}

/** What is wrong with the bytes themselves. */
export type MalformedCode =
  | 'tooLarge'
  | 'truncated'
  | 'trailingBytes'
  | 'clientId'
  | 'duplicateClient'
  | 'emptyStruct'
  | 'structTooLong'
  | 'contentKind'
  | 'valueKind'
  | 'unknownRoot'
  | 'keyTooLong'
  | 'unsortedDeletes'
  | 'selfReference'
  | 'cycle'
  | 'notAMapEntry'
  | 'tooConcurrent';

export interface Malformed {
  readonly kind: 'malformed';
  readonly code: MalformedCode;
}
