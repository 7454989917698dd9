/**
 * Pixels of one photo: the largest that phones make by default have 50 million, and decode to 150 to 200 MB. What claims more
 * is refused from its header.
 */
export const maxPixels = 50_000_000;

/** Pixels of one edge. The longest panoramas of phones stay below; a strip of one pixel's height costs far more than it shows. */
export const maxEdge = 16_384;
