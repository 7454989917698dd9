import type { Answer } from '../Attacker.ts';
import { maySomewhere, type Ability } from '../rights.ts';
import { unlessOutside, type Attempt, type AttemptsOf } from './Attempt.ts';
import { bodyOf } from './placeAttempts.ts';

/** For whoever is signed in, with what the answer has to say of the one who asks. */
function own(body: unknown, inspectFor: (accountId: string | null, answer: Answer) => string | undefined = () => undefined): AttemptsOf {
  return function* (city, { operationId, method, path }): Generator<Attempt> {
    for (const who of city.identities.values()) {
      const [how, headers] = city.disguise();
      const inspect = (answer: Answer): string | undefined => inspectFor(who.accountId, answer);
      yield { kind: 'accounts', cell: `${operationId} ${how}`, who, ask: { method, path, headers, body }, verdict: unlessOutside(who, 'admitted'), channel: 'team', inspect };
    }
  };
}

/** For whoever has the ability somewhere, with each of the bodies. */
function able(ability: Ability, body: unknown, channel: Attempt['channel'] = 'team'): AttemptsOf {
  return function* (city, { operationId, method, path }): Generator<Attempt> {
    for (const who of city.identities.values()) {
      const [how, headers] = city.disguise();
      const verdict = unlessOutside(who, maySomewhere(who.posts, ability) ? 'admitted' : 'refused');
      yield { kind: 'accounts', cell: `${operationId} ${JSON.stringify(body)} ${how}`, who, ask: { method, path, headers, body }, verdict, channel };
    }
  };
}

function bothOf(...all: readonly AttemptsOf[]): AttemptsOf {
  return function* (city, route): Generator<Attempt> {
    for (const attempts of all) yield* attempts(city, route);
  };
}

const sessionOfAsker = own(undefined, (accountId, answer) =>
  bodyOf<{ account: { id: string } }>(answer).account.id === accountId ? undefined : 'is the session of somebody else',
);

/** Nobody's password is guessed here; what is asked is that a wrong one opens nothing, whoever asks. */
const signIn: AttemptsOf = function* (city, { method, path }): Generator<Attempt> {
  const wrong = [['admin', 'finemesh'], ['admin', ''], ['ADMIN ', 'x'], ["admin' --", 'x'], ['nobody', 'finemesh-demo']];
  for (const [username, password] of wrong) {
    const inspect = ({ status, headers }: Answer): string | undefined =>
      [401, 422, 429].includes(status) && headers['set-cookie'] === undefined ? undefined : `is let in with ${status}`;
    yield { kind: 'accounts', cell: `sign in as ${username} with ${password}`, who: city.nobody, ask: { method, path, body: { username, password } }, verdict: 'anything', channel: 'team', inspect };
  }
};

/** Only of those who are signed out already: the others still have work to do. */
const signOut: AttemptsOf = function* (city, { method, path }): Generator<Attempt> {
  for (const who of [...city.identities.values()].filter(({ signedIn }) => !signedIn)) {
    yield { kind: 'accounts', cell: 'sign out', who, ask: { method, path }, verdict: 'anything', channel: 'team' };
  }
};

export const accountAttempts: Readonly<Record<string, AttemptsOf>> = {
  getSession: sessionOfAsker,
  signIn,
  signOut,
  requestTicket: bothOf(own({ purpose: 'live' }), able('shareOwnPosition', { purpose: 'positions' })),
  getSharing: own(undefined),
  setSharing: able('shareOwnPosition', { sharing: true }),
  requestDevice: able('shareOwnPosition', undefined),
};
