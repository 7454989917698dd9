import { demoAccountsSchema } from '../people.ts';
import { defineRoutes, json } from './defineRoutes.ts';
import { paths } from './paths.ts';

export const demoRoutes = defineRoutes('people', paths.demo, {
  listDemoAccounts: {
    summary: 'Accounts to try the demo with',
    description: 'In production there is nothing here.',
    security: 'anyone',
    answer: json(demoAccountsSchema, 'One account a role'),
    errors: ['notFound'],
  },
});
