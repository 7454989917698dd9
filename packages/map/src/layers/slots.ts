/**
 * Where on the map a drawing belongs, bottom to top. What is read from afar lies over what it is read against, and nothing
 * ever covers a case but the tool that somebody works with.
 */
export const layerSlots = [
  /** Water, land, streets, buildings. */
  'ground',
  /** Areas coloured by a measure. */
  'shades',
  /** Lines of responsibility. */
  'boundaries',
  /** Areas that are singled out. */
  'highlights',
  /** Words on the map. */
  'names',
  /** Moving people, or counts of them. */
  'people',
  /** Rings that go out from marks. */
  'pulses',
  /** Marks of cases. */
  'cases',
  /** What is being drawn or dragged right now. */
  'tools',
] as const;

/** One of {@link layerSlots}. */
export type LayerSlot = (typeof layerSlots)[number];
