import { describe, expect, it } from 'vitest';
import { KnownDevices } from './KnownDevices.ts';

const secret = 'one secret of at least thirty-two bytes';
const devices = new KnownDevices(secret, true);
const headersOf = (...cookies: string[]) => new Headers({ Cookie: cookies.map((cookie) => cookie.split(';')[0]).join('; ') });

describe('KnownDevices', () => {
  it('recognises a device by its cookie, and by the same number after another sign-in', () => {
    const first = devices.remember('tian', null);
    const number = devices.recognise(headersOf(first), 'tian');
    expect(number).toMatch(/^[\w-]{16}$/);
    expect(devices.recognise(headersOf(devices.remember('tian', number)), 'tian')).toBe(number);
    expect(devices.recognise(headersOf(devices.remember('tian', null)), 'tian')).not.toBe(number);
  });

  it('keeps the accounts of a shared computer apart', () => {
    const cookies = headersOf(devices.remember('tian', null), devices.remember('chen', null));
    expect(devices.recognise(cookies, 'tian')).not.toBe(devices.recognise(cookies, 'chen'));
    expect(devices.recognise(cookies, 'chen')).not.toBeNull();
  });

  it('SG6 takes no cookie for another account, of another server or without one', () => {
    const own = devices.remember('tian', null);
    expect(devices.recognise(new Headers(), 'tian')).toBeNull();
    expect(devices.recognise(headersOf(own), 'chen')).toBeNull();
    const chen = devices.remember('chen', null).split('=')[0] ?? '';
    expect(devices.recognise(headersOf(own.replace(/^[^=]*/, chen)), 'chen')).toBeNull();
    const foreign = new KnownDevices('another secret of at least 32 bytes', true).remember('tian', null);
    expect(devices.recognise(headersOf(foreign), 'tian')).toBeNull();
  });

  it('SG6 takes no other spelling of a cookie', () => {
    const [pair = ''] = devices.remember('tian', null).split(';');
    const value = pair.slice(pair.indexOf('=') + 1);
    for (let index = 0; index < value.length; index += 1) {
      for (const other of ['A', 'B', '.', '-']) {
        if (value[index] === other) continue;
        const changed = pair.replace(value, value.slice(0, index) + other + value.slice(index + 1));
        expect(devices.recognise(headersOf(changed), 'tian'), changed).toBeNull();
      }
    }
    expect(devices.recognise(headersOf(`${pair}=`), 'tian')).toBeNull();
  });

  it('sends its cookie to the sign-in route alone, out of reach of scripts', () => {
    const cookie = devices.remember('tian', null);
    for (const attribute of ['Path=/api/session', 'HttpOnly', 'SameSite=Strict', 'Secure', 'Max-Age=34560000']) {
      expect(cookie).toContain(attribute);
    }
    expect(cookie).not.toContain('tian');
    expect(new KnownDevices(secret, false).remember('tian', null)).not.toContain('Secure');
  });
});
