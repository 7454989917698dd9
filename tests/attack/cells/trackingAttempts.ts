import type { City } from '../City.ts';
import type { PlantedCase } from '../rights.ts';
import type { Attempt, AttemptsOf } from './Attempt.ts';

const bodies: Readonly<Record<string, unknown>> = { confirmCase: { rating: 5 }, reopenCase: { words: '还没好' } };

/** Every identity with the number of every case, and with numbers of none: the number alone decides, an account adds nothing. */
const byNumber: AttemptsOf = function* (city, { operationId, method, path }): Generator<Attempt> {
  for (const who of city.identities.values()) {
    for (const asked of city.cases) {
      const [how, headers] = city.disguise();
      const target = path.replace('{trackingNumber}', asked.trackingNumber);
      const shown = asked.trackingNumber;
      const cell = `${operationId} by the number of ${asked.kind} ${how}`;
      yield { kind: 'tracking', cell, who, ask: { method, path: target, headers, body: bodies[operationId] }, verdict: 'admitted', channel: 'resident', shown };
    }
    for (const wrong of wrongNumbers(city)) {
      const target = path.replace('{trackingNumber}', encodeURIComponent(wrong));
      const cell = `${operationId} by ${wrong}`;
      yield { kind: 'tracking', cell, who, ask: { method, path: target, body: bodies[operationId] }, verdict: 'unknown', channel: 'resident' };
    }
  }
};

function wrongNumbers(city: City): string[] {
  const { id, trackingNumber } = city.firstCase;
  return [`${trackingNumber.slice(0, -1)}${trackingNumber.endsWith('7') ? '8' : '7'}`, '0000-0000-0000', trackingNumber.slice(0, 9), id, '%', '____-____-____'];
}

/** The photos of a case under its own number and under those of others. */
const photoByNumber: AttemptsOf = function* (city, { method, path }): Generator<Attempt> {
  const owners = city.cases.filter((one): one is PlantedCase & { photoId: string } => one.photoId !== null).slice(0, 2);
  for (const name of ['nobody', 'tian', 'command', 'admin']) {
    const who = city.who(name);
    for (const asked of city.cases) {
      for (const owner of owners) {
        const target = path.replace('{trackingNumber}', asked.trackingNumber).replace('{photoId}', owner.photoId);
        const cell = `the photo of ${owner.kind} by the number of ${asked.kind}`;
        yield { kind: 'photos', cell, who, ask: { method, path: target }, verdict: owner === asked ? 'admitted' : 'unknown', channel: 'resident', shown: asked.trackingNumber };
      }
    }
  }
};

export const trackingAttempts: Readonly<Record<string, AttemptsOf>> = {
  getFollowedCase: byNumber,
  requestFollowTicket: byNumber,
  confirmCase: byNumber,
  reopenCase: byNumber,
  getFollowedPhoto: photoByNumber,
};
