/** Rows of one statement. PostgreSQL takes 65,535 parameters a statement; no table here has more than 32 columns. */
const rowsPerStatement = 2_000;

/** Runs the statement over parts of the rows that are small enough for one, in order. */
export async function inParts<Row>(rows: readonly Row[], run: (part: Row[]) => Promise<unknown>): Promise<void> {
  for (let start = 0; start < rows.length; start += rowsPerStatement) await run(rows.slice(start, start + rowsPerStatement));
}
