/** How often a log without a terminal hears that a long step still runs. */
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
 * Shows what is being done: in a terminal one live line a step, elsewhere plain lines, not too many.
 *
 * @param {object} [options]
 * @param {{ write: (text: string) => unknown, isTTY?: boolean, columns?: number }} [options.stream]
 * @param {() => number} [options.now] milliseconds
 * @returns {Progress}
 */
export function createProgress({ stream = process.stdout, now = Date.now } = {}) {
  return { begin: (name) => (stream.isTTY ? liveStep(name, stream, now) : plainStep(name, stream, now)) };
}

/**
 * @param {string} name
 * @param {{ write: (text: string) => unknown, columns?: number }} stream
 * @param {() => number} now
 * @returns {Step}
 */
function liveStep(name, stream, now) {
  const began = now();
  let detail = '';
  let frame = 0;
  const draw = () => {
    const text = `${spinner[frame++ % spinner.length]} ${name.padEnd(nameWidth)} ${duration(now() - began).padStart(6)}  ${detail}`;
    stream.write(`\r\x1b[2K${text.slice(0, (stream.columns ?? 80) - 1)}`);
  };
  const timer = setInterval(draw, 100);
  timer.unref();
  draw();
  const close = (/** @type {string} */ mark, /** @type {string} */ outcome) => {
    clearInterval(timer);
    stream.write(`\r\x1b[2K${mark} ${name.padEnd(nameWidth)} ${duration(now() - began).padStart(6)}  ${outcome}\n`);
  };
  return {
    show: (text) => {
      detail = text.trim();
    },
    say: (text) => {
      stream.write(`\r\x1b[2K${text}\n`);
      draw();
    },
    end: (outcome) => close('\x1b[32m✓\x1b[0m', outcome),
    fail: (outcome) => close('\x1b[31m✗\x1b[0m', outcome),
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
