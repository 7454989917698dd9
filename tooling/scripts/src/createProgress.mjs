/** How often a log without a terminal is written that a long step still runs. */
const quietIntervalMs = 10_000;
/** Room for the longest name of a step. */
const nameWidth = 10;
const spinner = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];

/**
 * One step of the work.
 *
 * @typedef {object} Step
 * @property {(detail: string) => void} show says what is going on inside the step
 * @property {(line: string) => void} say prints a whole line that has to stay
 * @property {(outcome: string) => void} end closes the step well
 * @property {(outcome: string) => void} fail closes the step badly
 */

/**
 * @typedef {object} Progress
 * @property {(name: string) => Step} begin
 */

/**
 * Shows what is being done: in a terminal one live line for all that runs, elsewhere plain lines, not too many.
 *
 * @param {object} [options]
 * @param {{ write: (text: string) => unknown, isTTY?: boolean, columns?: number }} [options.stream]
 * @param {() => number} [options.now] milliseconds
 * @returns {Progress}
 */
export function createProgress({ stream = process.stdout, now = Date.now } = {}) {
  return stream.isTTY ? liveProgress(stream, now) : { begin: (name) => plainStep(name, stream, now) };
}

/**
 * @param {{ write: (text: string) => unknown, columns?: number }} stream
 * @param {() => number} now
 * @returns {Progress}
 */
function liveProgress(stream, now) {
  /** @type {Set<{ name: string, began: number, detail: string }>} */
  const running = new Set();
  let frame = 0;
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const age = (/** @type {number} */ began) => duration(now() - began).padStart(6);
  const draw = () => {
    const parts = [...running].map(({ name, began, detail }) => `${name.padEnd(nameWidth)} ${age(began)}  ${detail}`);
    const text = `${spinner[frame++ % spinner.length]} ${parts.join(' | ')}`;
    stream.write(`\r\x1b[2K${text.slice(0, (stream.columns ?? 80) - 1)}`);
  };
  return {
    begin(name) {
      const step = { name, began: now(), detail: '' };
      running.add(step);
      timer ??= setInterval(draw, 100).unref();
      draw();
      const close = (/** @type {string} */ mark, /** @type {string} */ outcome) => {
        running.delete(step);
        stream.write(`\r\x1b[2K${mark} ${name.padEnd(nameWidth)} ${age(step.began)}  ${outcome}\n`);
        if (running.size > 0) return draw();
        clearInterval(timer);
        timer = undefined;
      };
      return {
        show: (text) => {
          step.detail = text.trim();
        },
        say: (text) => {
          stream.write(`\r\x1b[2K${text}\n`);
          draw();
        },
        end: (outcome) => close('\x1b[32m✓\x1b[0m', outcome),
        fail: (outcome) => close('\x1b[31m✗\x1b[0m', outcome),
      };
    },
  };
}

/**
 * @param {string} name
 * @param {{ write: (text: string) => unknown }} stream
 * @param {() => number} now
 * @returns {Step}
 */
function plainStep(name, stream, now) {
  const began = now();
  let said = began;
  const line = (/** @type {string} */ text) => stream.write(`${name.padEnd(nameWidth)} ${text}\n`);
  return {
    show: (detail) => {
      if (now() - said < quietIntervalMs) return;
      said = now();
      line(`${detail.trim()} (${duration(now() - began)})`);
    },
    say: (text) => stream.write(`${text}\n`),
    end: (outcome) => line(`${outcome} (${duration(now() - began)})`),
    fail: (outcome) => line(`${outcome} (${duration(now() - began)})`),
  };
}

/** @param {number} ms @returns {string} such as `0.4 s`, `12 s`, `3 min 05 s` */
export function duration(ms) {
  const seconds = ms / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 60) return `${Math.round(seconds)} s`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s`;
}
