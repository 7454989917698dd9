import { caseCommandInputs } from '@finemesh/contract';
import { caseCommandTable, commandsGivenBy } from '@finemesh/domain';
import { expect, it } from 'vitest';
import { askedBy, inputOf, isFormCommand, missingOf, noFields, type CommandFields } from './commandForms.ts';

const filled: CommandFields = { ...noFields, postId: '0192f0c1-0000-7000-8000-00000000aaaa', words: '已清理' };

it('asks for what the row of the command names', () => {
  expect(askedBy('handOver')).toEqual({ words: caseCommandTable.handOver.words, fields: new Set(['postId']) });
  expect(askedBy('resolve')).toEqual({ words: caseCommandTable.resolve.words, fields: new Set(['photos']) });
  expect(commandsGivenBy('staff').filter((command) => !isFormCommand(command))).toEqual(['accept']);
});

it.each(commandsGivenBy('staff'))('sends with %s what the contract reads, and nothing beside it', (command) => {
  expect(missingOf(command, filled)).toEqual([]);
  const sent = inputOf(command, filled);
  expect(caseCommandInputs[command].parse(sent)).toMatchObject(sent);
});

it.each(commandsGivenBy('staff'))('sends %s only where the contract would read it', (command) => {
  const isReady = missingOf(command, noFields).length === 0;
  expect(caseCommandInputs[command].safeParse(inputOf(command, noFields)).success).toBe(isReady);
});

it('names what is missing', () => {
  expect(missingOf('handOver', noFields)).toEqual(['postId']);
  expect(missingOf('note', noFields)).toEqual(['words']);
  expect(missingOf('accept', noFields)).toEqual([]);
});

it('names a reader where there is a choice and something to read', () => {
  expect(inputOf('note', { ...filled, audience: 'everyone' })).toEqual({ words: '已清理', audience: 'everyone' });
  expect(inputOf('resolve', filled)).toEqual({ words: '已清理' });
  expect(inputOf('handOver', { ...filled, words: '' })).toEqual({ postId: filled.postId });
});
