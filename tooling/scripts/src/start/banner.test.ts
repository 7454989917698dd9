import { describe, expect, it } from 'vitest';
import { banner } from './banner.mjs';

const accounts = [
  { username: 'wall', password: 'secret-1', role: 'commander', screen: 'wall' as const, territory: { zh: '江心洲街道', en: 'Jiangxinzhou' } },
  { username: 'gridder', password: 's', role: 'micro-gridder', screen: 'workbench' as const, territory: { zh: '微网格', en: 'Micro-grid 8' } },
];

describe('banner', () => {
  const text = banner({ port: 8123, accounts, logs: ['/d/server.log'], simulator: true });

  it('gives the three addresses with the port', () => {
    for (const site of ['portal', 'workbench', 'wall']) expect(text).toContain(`http://${site}.localhost:8123`);
  });

  it('gives each account a line with password, role, screen and territory in columns', () => {
    const lines = text.split('\n').filter((line) => line.includes('Role') || line.includes('gridder') || line.includes('commander'));
    expect(lines).toHaveLength(4);
    expect(lines[1]).toMatch(/wall +secret-1 +commander +command centre +Jiangxinzhou$/);
    expect(lines[2]?.indexOf('micro-gridder')).toBe(lines[0]?.indexOf('Role'));
  });

  it('says when nobody is simulated', () => {
    expect(banner({ port: 1, accounts: [], logs: [], simulator: false })).toContain('No simulator');
  });
});
