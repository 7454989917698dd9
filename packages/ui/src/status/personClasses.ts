const personColourCount = 6;

const personClasses = ['bg-person-1', 'bg-person-2', 'bg-person-3', 'bg-person-4', 'bg-person-5', 'bg-person-6'] as const;

/** The person colour of an id or name, always the same one for the same text: 1 to 6, as in the token `--color-person-N`. */
export function personColour(seed: string): number {
  // FNV-1a, 32 bit: short ids that differ in one character spread over the six colours.
  let hash = 0x811c9dc5;
  for (let i = 0; i < seed.length; i++) hash = Math.imul(hash ^ seed.charCodeAt(i), 0x01000193) >>> 0;
  return (hash % personColourCount) + 1;
}

/** The ground class of a person's colour. */
export function personClass(seed: string): string {
  return personClasses[personColour(seed) - 1] ?? personClasses[0];
}

/** Forms of address that follow a surname, as neighbours use them: 田师傅, 方律师. */
const chineseAddress = /^(\p{Script=Han}{1,2}?)(?:先生|女士|师傅|阿姨|大姐|大哥|奶奶|爷爷|老师|律师|医生|警官|主任|书记|站长|网格长)$/u;

/**
 * What stands in an avatar: the surname where a form of address follows it, the last two characters of another Chinese name, the
 * initials of others; one sign when `short`.
 */
export function personInitials(name: string, short = false): string {
  const trimmed = name.trim();
  const addressed = chineseAddress.exec(trimmed)?.[1];
  if (addressed !== undefined) return addressed;
  if (/\p{Script=Han}/u.test(trimmed)) return [...trimmed.replace(/\s/g, '')].slice(short ? -1 : -2).join('');
  const words = trimmed.split(/\s+/);
  const first = words[0]?.[0] ?? '';
  const last = words.length > 1 && !short ? (words.at(-1)?.[0] ?? '') : '';
  return (first + last).toUpperCase();
}
