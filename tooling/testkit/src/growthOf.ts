/** Input of the second size is so many times the first: linear work grows by this, quadratic work by its square. */
const factor = 4;
/** Each measurement lasts at least so long, in milliseconds, so that a timer's tick does not show. */
const leastMs = 4;
const rounds = 7;

/**
 * How the time of some work grows when its input grows four times: about 4 where the work is linear, about 16 where it is
 * quadratic. The quickest of several rounds counts, since a busy machine only ever slows one down.
 *
 * @param create makes the input of a size; not measured.
 */
export function growthOf<Input>(size: number, create: (size: number) => Input, work: (input: Input) => unknown): number {
  const [small, large] = [create(Math.floor(size / factor)), create(size)];
  // Compiled before it is measured.
  secondsOf(() => work(small));
  const seconds = { small: Infinity, large: Infinity };
  for (let round = 0; round < rounds; round += 1) {
    seconds.small = Math.min(seconds.small, secondsOf(() => work(small)));
    seconds.large = Math.min(seconds.large, secondsOf(() => work(large)));
  }
  return seconds.large / seconds.small;
}

/** The mean time of one call. */
function secondsOf(work: () => unknown): number {
  const began = performance.now();
  let calls = 0;
  let spent = 0;
  do {
    work();
    calls += 1;
    spent = performance.now() - began;
  } while (spent < leastMs);
  return spent / calls;
}
