import type { Tone } from './Tone.ts';

/** Ground and text of a pill or callout. */
export const softToneClasses: Record<Tone, string> = {
  neutral: 'bg-sunken text-ink-soft',
  accent: 'bg-accent-soft text-accent-text',
  success: 'bg-success-soft text-success-text',
  warn: 'bg-warn-soft text-warn-text',
  danger: 'bg-danger-soft text-danger-text',
  info: 'bg-info-soft text-info-text',
};

/** Text alone, on any surface. */
export const textToneClasses: Record<Tone, string> = {
  neutral: 'text-ink',
  accent: 'text-accent-text',
  success: 'text-success-text',
  warn: 'text-warn-text',
  danger: 'text-danger-text',
  info: 'text-info-text',
};

/** A filled dot or bar. */
export const dotToneClasses: Record<Tone, string> = {
  neutral: 'bg-line-strong',
  accent: 'bg-accent',
  success: 'bg-success-text',
  warn: 'bg-warn-text',
  danger: 'bg-danger',
  info: 'bg-info-text',
};
