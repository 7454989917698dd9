import { sessionViewSchema, signInSchema } from '../people.ts';
import { defineRoutes, empty, json } from './defineRoutes.ts';
import { paths } from './paths.ts';

export const sessionRoutes = defineRoutes('people', paths.session, {
  signIn: {
    summary: 'Sign in with name and password',
    security: 'anyone',
    body: signInSchema,
    answer: json(sessionViewSchema, 'Who is signed in; sets the cookie'),
    errors: ['wrongCredentials', 'tooManyRequests'],
  },
  getSession: {
    summary: 'Who is signed in',
    security: 'session',
    answer: json(sessionViewSchema, 'Who is signed in'),
  },
  signOut: {
    summary: 'Sign out',
    security: 'anyone',
    answer: empty('Nobody is signed in on this device any more'),
  },
});
