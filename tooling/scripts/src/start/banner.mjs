/**
 * A demo account as the server answers it; the shape is the contract's, which cannot be imported before an installation.
 *
 * @typedef {object} DemoAccount
 * @property {string} username
 * @property {string} password
 * @property {string} role
 * @property {{ en: string, zh: string }} territory
 * @property {'wall' | 'workbench'} screen
 */

/**
 * What the person sees when everything runs.
 *
 * @param {object} running
 * @param {number} running.port
 * @param {DemoAccount[]} running.accounts
 * @param {string[]} running.logs
 * @param {boolean} running.simulator
 * @returns {string}
 */
export function banner({ port, accounts, logs, simulator }) {
  const site = (/** @type {string} */ name) => `http://${name}.localhost:${port}`;
  return [
    '',
    'Finemesh is running.',
    '',
    `  Resident portal   ${site('portal')}`,
    `  Workbench         ${site('workbench')}`,
    `  Command centre    ${site('wall')}`,
    '',
    ...accountTable(accounts),
    `  ${simulator ? 'Simulated gridders walk the pilot district' : 'No simulator'}; logs in ${logs.join(', ')}`,
    '  Ctrl-C stops it.',
    '',
  ].join('\n');
}

/** @param {DemoAccount[]} accounts */
function accountTable(accounts) {
  if (accounts.length === 0) return [];
  const rows = [
    ['Demo account', 'Password', 'Role', 'Screen', 'Territory'],
    ...accounts.map(({ username, password, role, screen, territory }) => [
      username,
      password,
      role,
      screen === 'wall' ? 'command centre' : screen,
      territory.en,
    ]),
  ];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return [...rows.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('   ').trimEnd()}`), ''];
}
