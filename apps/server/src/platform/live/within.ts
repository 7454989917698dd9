/**
 * The value, unless it takes longer than `limitMs`.
 *
 * @throws Error after `limitMs` milliseconds; what was started goes on, and its end is of no interest any more.
 */
export async function within<Value>(limitMs: number, value: Promise<Value> | Value): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${limitMs} ms`)), limitMs);
  });
  try {
    return await Promise.race([value, late]);
  } finally {
    clearTimeout(timer);
  }
}
