/** Input of the second size is so many times the first: linear work grows by this, quadratic work by its square. */
const factor = 4;
/** Each measurement takes at least so much processor time, in microseconds, so that a clock's tick does not show. */
const leastMicroseconds = 4_000;
const rounds = 7;

/**
 * How the processor time of some work grows when its input grows four times: about 4 where the work is linear, about 16 where
 * it is quadratic. Time that other programs have is not counted, and the quickest of several rounds counts.
 *
 * @param create makes the input of a size; not measured.
 */
export function growthOf<Input>(size: number, create: (size: number) => Input, work: (input: Input) => unknown): number {
  const [small, large] = [create(Math.floor(size / factor)), create(size)];
  // Compiled before it is measured.
  costOf(() => work(small));
  const cost = { small: Infinity, large: Infinity };
  for (let round = 0; round < rounds; round += 1) {
    cost.small = Math.min(cost.small, costOf(() => work(small)));
    cost.large = Math.min(cost.large, costOf(() => work(large)));
  }
  return cost.large / cost.small;
}

/** The mean processor time of one call, in microseconds. */
function costOf(work: () => unknown): number {
  const began = process.cpuUsage();
  let calls = 0;
  let spent = 0;
  do {
    work();
    calls += 1;
    const { user, system } = process.cpuUsage(began);
    spent = user + system;
  } while (spent < leastMicroseconds);
  return spent / calls;
}
