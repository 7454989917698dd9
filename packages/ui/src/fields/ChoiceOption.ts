import type { Component } from 'vue';

/** One of the options of a select, radio cards or filter. */
export interface ChoiceOption<Value extends string = string> {
  value: Value;
  label: string;
  /** One more line that helps to choose; radio cards show it. */
  hint?: string | undefined;
  /** Radio cards and filters show it. */
  icon?: Component | undefined;
  disabled?: boolean | undefined;
}

/** Options under a heading, for selects. */
export interface ChoiceGroup<Value extends string = string> {
  label: string;
  options: readonly ChoiceOption<Value>[];
}
