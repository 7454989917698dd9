/** What the compilers have against one file. */
export type ErrorsByFile = ReadonlyMap<string, readonly string[]>;

/**
 * Reads what tsc prints without colours: `file(line,column): error TS…: text`, with indented lines that go on.
 *
 * @param lines of one or several runs
 * @returns each error with all its lines, by file as the compiler names it
 */
export function readErrors(lines: readonly string[]): ErrorsByFile {
  const errors = new Map<string, string[]>();
  let current: string[] | undefined;
  for (const line of lines) {
    const file = /^(\S.*?)\(\d+,\d+\): error TS\d+: /.exec(line)?.[1];
    if (file !== undefined) {
      current = errors.get(file) ?? [];
      errors.set(file, current);
      current.push(line);
    } else if (current !== undefined && /^\s/.test(line)) {
      current.push(`${current.pop()}\n${line}`);
    }
  }
  return errors;
}
