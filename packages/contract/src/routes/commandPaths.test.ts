import { caseCommands } from '@finemesh/domain';
import { expect, it } from 'vitest';
import { routes } from './index.ts';

it('has one route for each command, at an address with hyphens', () => {
  const commandRoutes = { ...routes.staffCommands, ...routes.residentCommands };
  expect(Object.keys(commandRoutes).sort()).toEqual(caseCommands.map((command) => `${command}Case`).sort());
  expect(commandRoutes.handOverCase.path).toBe('/api/cases/{id}/hand-over');
  expect(commandRoutes.reopenCase.path).toBe('/api/tracking/{trackingNumber}/reopen');
});

it('may refuse with handedOnBefore exactly where a command names a new holder', () => {
  expect(routes.staffCommands.handOverCase.errors).toContain('handedOnBefore');
  expect(routes.staffCommands.noteCase.errors).not.toContain('handedOnBefore');
});
