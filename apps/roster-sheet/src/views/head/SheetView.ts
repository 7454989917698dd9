/** How the households are drawn. */
export type SheetView = 'table' | 'cards' | 'section';
