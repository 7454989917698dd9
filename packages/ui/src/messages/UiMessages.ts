import type { zhCN } from './zhCN.ts';

/** The shape both languages fill; the Chinese file is the model, so a key missing in English is a type error. */
export type UiMessages = typeof zhCN;
