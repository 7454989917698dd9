import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { paths } from '@finemesh/contract';
import { parse, serialize } from 'hono/utils/cookie';

/** A browser that has signed in to an account before, by a number that stands for nothing else. */
export type DeviceNumber = string;

/** The longest that browsers keep a cookie: 400 days (RFC 6265bis, 5.5). It begins again with each sign-in. */
const cookieSeconds = 400 * 86_400;
/** Changes with the meaning of the cookie's text. */
const version = '1';

/**
 * Recognises browsers that have signed in to an account before, by a signed cookie for each account. Nothing is stored here, and
 * the cookie is sent to the sign-in route alone.
 */
export class KnownDevices {
  readonly #key: Buffer;
  readonly #isSecure: boolean;

  /**
   * @param secret the server's secret; devices use a key derived from it
   * @param isSecure whether the cookie is for HTTPS only
   */
  constructor(secret: string, isSecure: boolean) {
    this.#key = createHmac('sha256', secret).update('finemesh known device').digest();
    this.#isSecure = isSecure;
  }

  /** The device's number for the account, `null` where it has never signed in to it. */
  recognise(headers: Headers, username: string): DeviceNumber | null {
    const name = this.#cookieName(username);
    const text = parse(headers.get('Cookie') ?? '', name)[name] ?? '';
    const [number = ''] = text.split('.').slice(1);
    const [given, expected] = [Buffer.from(text), Buffer.from(this.#textOf(username, number))];
    // The whole text is compared: it has one spelling.
    return given.length === expected.length && timingSafeEqual(given, expected) ? number : null;
  }

  /** The cookie by which the device is recognised from now on. @param known its number, if it has one. */
  remember(username: string, known: DeviceNumber | null): string {
    const number = known ?? randomBytes(12).toString('base64url');
    return serialize(this.#cookieName(username), this.#textOf(username, number), {
      path: paths.session.signIn.path,
      maxAge: cookieSeconds,
      httpOnly: true,
      sameSite: 'Strict',
      secure: this.#isSecure,
    });
  }

  /** Names no account to who reads over a shoulder, and keeps those of a shared computer apart. */
  #cookieName(username: string): string {
    return `finemesh.device.${this.#sign(`name ${username}`).slice(0, 12)}`;
  }

  #textOf(username: string, number: string): string {
    return `${version}.${number}.${this.#sign(`${version} ${number} ${username}`)}`;
  }

  #sign(text: string): string {
    return createHmac('sha256', this.#key).update(text).digest('base64url');
  }
}
