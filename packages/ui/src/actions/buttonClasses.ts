/** How much a button asks for: one primary a screen. */
export type ButtonKind = 'primary' | 'secondary' | 'ghost' | 'danger';

/** `sm` is smaller in text and padding; its height never falls below the theme's target size. */
export type ButtonSize = 'sm' | 'md' | 'lg';

const kinds: Record<ButtonKind, string> = {
  primary: 'border-transparent bg-accent text-accent-ink hover:bg-accent-strong active:bg-accent-strong',
  secondary: 'border-line-strong bg-surface text-ink hover:bg-sunken active:bg-sunken',
  ghost: 'border-transparent text-accent-text hover:bg-accent-soft active:bg-accent-soft',
  danger: 'border-transparent bg-danger text-danger-ink hover:bg-danger-strong active:bg-danger-strong',
};

const sizes: Record<ButtonSize, string> = {
  sm: 'min-h-target px-3 text-sm',
  md: 'min-h-target px-4 text-base wall:text-sm',
  lg: 'min-h-14 px-6 text-lg wall:min-h-12 wall:text-base',
};

/** The classes of a button, for what must be another element: `<RouterLink :class="buttonClasses('secondary')">`. */
export function buttonClasses(kind: ButtonKind = 'primary', size: ButtonSize = 'md'): string {
  return `${buttonBaseClasses} ${kinds[kind]} ${sizes[size]} py-1.5`;
}

/** What all buttons share, the square ones too. */
export const buttonBaseClasses =
  'relative inline-flex items-center justify-center gap-2 rounded-control border text-center font-semibold leading-tight ' +
  'transition-colors disabled:pointer-events-none disabled:opacity-55 aria-disabled:cursor-default';

/** The colours of a kind, without size. */
export function buttonKindClasses(kind: ButtonKind): string {
  return kinds[kind];
}
