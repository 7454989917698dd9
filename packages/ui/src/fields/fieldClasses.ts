/** The box of a text field, text area or select. */
export const fieldBoxClasses =
  'block w-full min-h-target rounded-control border border-line-strong bg-surface px-3 py-2 text-base text-ink ' +
  'placeholder:text-ink-faint wall:bg-sunken wall:text-sm ' +
  'disabled:bg-sunken disabled:text-ink-faint ' +
  'aria-invalid:border-danger aria-invalid:ring-1 aria-invalid:ring-danger';

/** The name above a field. */
export const fieldLabelClasses = 'text-base font-semibold text-ink wall:text-sm';

/** The explanation under a field's name. */
export const fieldHintClasses = 'text-sm text-ink-soft';
