/** Bounds of one update. An update that passes one is malformed: nothing of it is read further. */
export interface UpdateLimits {
  /** Length of the whole update, bytes. */
  readonly maxBytes: number;
  /** Structs of all clients together. */
  readonly maxStructs: number;
  /** Client sections, and clients of the delete set, each. */
  readonly maxClients: number;
  /** Ranges of the delete set of all clients together. */
  readonly maxDeleteRanges: number;
  /** Clocks that one struct spans: bounds what a few bytes can claim to have deleted. */
  readonly maxStructLength: number;
  /** Length of a row or column key, UTF-16 units. */
  readonly maxKeyLength: number;
}

/**
 * A roster of 100 × 12 cells after 22,000 edits is 217 kB, so 1 MiB holds any honest batch of a building. Two million
 * clocks are more than one client id writes in years.
 */
export const defaultUpdateLimits: UpdateLimits = {
  maxBytes: 1024 * 1024,
  maxStructs: 50_000,
  maxClients: 5_000,
  maxDeleteRanges: 50_000,
  maxStructLength: 2_000_000,
  maxKeyLength: 64,
};
