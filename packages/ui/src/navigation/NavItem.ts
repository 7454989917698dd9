import type { Component } from 'vue';

/** One destination of a bottom bar or row of tabs. */
export interface NavItem<Key extends string = string> {
  key: Key;
  label: string;
  icon?: Component | undefined;
  /** A count shown beside the label; 0 shows nothing. */
  badge?: number | undefined;
  /** Makes the item a link that can be opened in a new tab. */
  href?: string | undefined;
}
