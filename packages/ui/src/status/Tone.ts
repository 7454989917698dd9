/** What a colour says. Never the only sign: the components that take a tone pair it with a word, a shape or an icon. */
export type Tone = 'neutral' | 'accent' | 'success' | 'warn' | 'danger' | 'info';
