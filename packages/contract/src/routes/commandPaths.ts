import { commandsGivenBy, type CaseCommand, type CaseCommandRow, type CommandGivenBy } from '@finemesh/domain';

type Giver = CaseCommandRow['givenBy'];

/** `hand-over` of `handOver`. */
type Hyphened<Name extends string> = Name extends `${infer First}${infer Rest}`
  ? `${First extends Lowercase<First> ? First : `-${Lowercase<First>}`}${Hyphened<Rest>}`
  : '';

/** The operation that gives the command. */
export type OperationOf<Command extends CaseCommand> = `${Command}Case`;

type CommandPaths<Command extends CaseCommand, Base extends `/${string}`> = {
  readonly [One in Command as OperationOf<One>]: { readonly method: 'post'; readonly path: `${Base}/${Hyphened<One>}`; readonly idempotent: true };
};

/** Where the giver's commands are called, one row of the table of commands each: `<base>/hand-over` for `handOver`. */
export function commandPaths<Who extends Giver, const Base extends `/${string}`>(
  giver: Who,
  base: Base,
): CommandPaths<CommandGivenBy<Who>, Base> {
  const entries = commandsGivenBy(giver).map((command: string) => {
    const path = `${base}/${command.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    return [`${command}Case`, { method: 'post', path, idempotent: true }];
  });
  // The compiler follows neither the replacement of letters nor the names of the entries.
  return Object.fromEntries(entries) as CommandPaths<CommandGivenBy<Who>, Base>;
}

/** A value for each of the giver's commands, by the operation that gives it. */
export function byOperation<Who extends Giver, Value>(
  giver: Who,
  make: (command: CommandGivenBy<Who>) => Value,
): Record<OperationOf<CommandGivenBy<Who>>, Value> {
  const entries = commandsGivenBy(giver).map((command) => [`${command}Case`, make(command)]);
  return Object.fromEntries(entries) as Record<OperationOf<CommandGivenBy<Who>>, Value>;
}
