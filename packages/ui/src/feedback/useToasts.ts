import { readonly, shallowRef, type Ref } from 'vue';
import type { Tone } from '../status/Tone.ts';

export interface ToastAction {
  label: string;
  run: () => void;
}

export interface ToastOptions {
  title: string;
  text?: string | undefined;
  tone?: Tone | undefined;
  action?: ToastAction | undefined;
  /** Milliseconds until it goes by itself; 0 keeps it until it is closed. Default 6000, and 0 with an action or in danger. */
  lastsMs?: number | undefined;
}

/** A toast on the screen. */
export interface Toast extends ToastOptions {
  id: number;
  tone: Tone;
  lastsMs: number;
}

const defaultLastsMs = 6_000;

/** The most toasts at once; an older one makes room, because four already cover half a phone. */
const maxToasts = 3;

// One page, one stack of toasts: the region that draws them stands once, whoever speaks.
const toasts = shallowRef<readonly Toast[]>([]);
let lastId = 0;

export interface Toasts {
  toasts: Readonly<Ref<readonly Toast[]>>;
  /** Shows a toast and returns its id. */
  show: (options: ToastOptions) => number;
  dismiss: (id: number) => void;
  clear: () => void;
}

/** Short messages about what just happened, drawn by the ToastRegion of the app. */
export function useToasts(): Toasts {
  return { toasts: readonly(toasts) as Toasts['toasts'], show, dismiss, clear: () => (toasts.value = []) };
}

function show(options: ToastOptions): number {
  const tone = options.tone ?? 'neutral';
  const stays = options.action !== undefined || tone === 'danger';
  const toast: Toast = { ...options, id: ++lastId, tone, lastsMs: options.lastsMs ?? (stays ? 0 : defaultLastsMs) };
  toasts.value = [...toasts.value, toast].slice(-maxToasts);
  return toast.id;
}

function dismiss(id: number): void {
  toasts.value = toasts.value.filter((toast) => toast.id !== id);
}
