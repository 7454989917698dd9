import { CircleAlert, CircleCheck, Info, TriangleAlert } from '@lucide/vue';
import type { Component } from 'vue';
import type { Tone } from './Tone.ts';

/** The icon that says a tone to whoever does not see its colour. */
export const toneIcons: Record<Tone, Component> = {
  neutral: Info,
  accent: Info,
  success: CircleCheck,
  warn: TriangleAlert,
  danger: CircleAlert,
  info: Info,
};
