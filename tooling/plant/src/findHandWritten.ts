/** From how many members on a file decides something for each, and does not just speak of one or two. */
const several = 3;

/**
 * Finds the files that write members of a list down by hand: as quoted text, or as keys.
 *
 * @param sources text by file
 * @returns file and the members it writes
 */
export function findHandWritten(sources: ReadonlyMap<string, string>, members: readonly string[]): Map<string, readonly string[]> {
  const found = [...sources].map(([file, text]) => [file, members.filter((member) => isWritten(text, member))] as const);
  return new Map(found.filter(([, written]) => written.length >= several));
}

function isWritten(text: string, member: string): boolean {
  const escaped = member.replaceAll('.', '\\.');
  return new RegExp(`(['"])${escaped}\\1|^\\s*${escaped}(:|,$)`, 'm').test(text);
}
