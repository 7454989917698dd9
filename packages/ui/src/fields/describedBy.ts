/** The `aria-describedby` of a control in a FieldFrame: its hint and error as far as they are shown. */
export function describedBy(id: string, hint?: string, error?: string, more?: string): string | undefined {
  const ids = [hint && `${id}-hint`, error && `${id}-error`, more].filter(Boolean);
  return ids.length > 0 ? ids.join(' ') : undefined;
}
