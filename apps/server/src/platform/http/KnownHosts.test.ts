import { describe, expect, it } from 'vitest';
import { KnownHosts } from './KnownHosts.ts';

const hosts = new KnownHosts({
  origins: {
    portal: 'https://portal.example.org',
    workbench: 'https://desk.example.org:8443',
    wall: 'http://wall.example.org',
  },
});

describe('KnownHosts', () => {
  it.each([
    ['portal.example.org', 'portal', 'https://portal.example.org'],
    ['portal.example.org:443', 'portal', 'https://portal.example.org'],
    ['PORTAL.example.org', 'portal', 'https://portal.example.org'],
    ['desk.example.org:8443', 'workbench', 'https://desk.example.org:8443'],
    ['wall.example.org:80', 'wall', 'http://wall.example.org'],
  ])('knows %s as the %s', (header, site, origin) => {
    expect(hosts.find(header)).toEqual({ site, origin });
  });

  it.each(['localhost', 'localhost:8080', '127.0.0.1:1', '[::1]:8080'])('knows %s as this machine', (header) => {
    expect(hosts.find(header)).toEqual({ site: null, origin: `http://${header}` });
  });

  it.each([
    undefined,
    '',
    'evil.example',
    'portal.example.org:8080',
    'portal.example.org.',
    'desk.example.org',
    'x.portal.example.org',
    'localhost.evil.example',
    "localhost:1'; script-src *",
    'portal.example.org/path',
    'user@localhost',
    '10.0.0.1',
  ])('does not know %j', (header) => {
    expect(hosts.find(header)).toBeUndefined();
  });
});
