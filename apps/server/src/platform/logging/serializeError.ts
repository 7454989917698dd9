/** An error as a log line holds it. */
export interface SerializedError {
  readonly type: string;
  readonly message: string;
  /** Where it came from, without the message that usually stands above. */
  readonly stack: string[];
  /** SQLSTATE, the code of a system call, or the code of a `FinemeshError`. */
  readonly code?: string;
  /** Broken constraint and its table, where the database names them. */
  readonly constraint?: string;
  readonly table?: string;
  readonly cause?: SerializedError;
}

/**
 * What a log may hold of an error, member by member. Errors of the database carry the values of the query (in `params`, in
 * `detail`, and in the message itself): a resident's words, a tracking number, a name. None of that belongs in a log.
 */
export function serializeError(error: unknown): SerializedError | string {
  if (!(error instanceof Error)) return typeof error;
  return {
    type: error.name,
    message: withoutValues(error.message),
    stack: (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)).map((line) => line.trim()),
    ...textMember(error, 'code'),
    ...textMember(error, 'constraint'),
    ...textMember(error, 'table'),
    ...(error.cause instanceof Error ? { cause: serializeError(error.cause) as SerializedError } : {}),
  };
}

/** drizzle-orm writes `Failed query: …`, a line break, and `params: …`. PostgreSQL quotes rejected input at the end. */
function withoutValues(message: string): string {
  return message
    .replace(/\nparams:[\s\S]*$/, '')
    .replace(/^(invalid input [^:]*|value [^:]*): ".*"$/s, '$1');
}

function textMember(error: Error, name: 'code' | 'constraint' | 'table'): Record<string, string> {
  const value: unknown = (error as unknown as Record<string, unknown>)[name];
  return typeof value === 'string' ? { [name]: value } : {};
}
