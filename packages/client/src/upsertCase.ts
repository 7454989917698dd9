/**
 * The list with the case in its place: the higher version wins, so events may come late, twice or after a reload.
 * Answers with the same list where nothing changes; otherwise the newest change stands first.
 */
export function upsertCase<Case extends { id: string; version: number; changedAt: string }>(
  cases: readonly Case[],
  changed: Case,
): readonly Case[] {
  const known = cases.find((item) => item.id === changed.id);
  if (known !== undefined && known.version >= changed.version) return cases;
  return [changed, ...cases.filter((item) => item.id !== changed.id)].sort((a, b) => b.changedAt.localeCompare(a.changedAt));
}
