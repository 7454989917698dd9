import { isWithin, postRoles, roleCan } from '@finemesh/domain';
import { describe, expect, it } from 'vitest';
import { createPilotDistrict } from '../createPilotDistrict.ts';
import { choosePilotWalkers } from './choosePilotWalkers.ts';
import { createPilotPeople } from './createPilotPeople.ts';
import { pilotDeviceId } from './pilotDeviceId.ts';
import { surnames } from './surnames.ts';
import type { PilotPerson } from './PilotPerson.ts';

const district = createPilotDistrict();
const people = createPilotPeople(district);
const holding = (role: string, within = ''): PilotPerson[] =>
  people.filter(({ posts }) => posts.some((post) => post.role === role && post.territoryPath.includes(within)));
const fanghua = district.nodes.find(({ nameEn }) => nameEn === 'Fanghua Garden 8–10');

describe('the people of the pilot', () => {
  it('fill 15 and 12 posts of full-time gridders (S15)', () => {
    expect(holding('fullTimeGridder', '320105004004')).toHaveLength(15);
    expect(holding('fullTimeGridder', '320105007012')).toHaveLength(12);
  });

  it('give every micro-grid a micro-gridder, a lawyer and a cadre, and every grid its gridder and leader (S10, S23)', () => {
    for (const { level, code, nameEn } of district.nodes) {
      const roles = level === 'microGrid' ? ['microGridder', 'lawyer', 'cadre'] : level === 'grid' ? ['fullTimeGridder', 'gridLeader'] : [];
      for (const role of roles) {
        const holders = people.filter(({ posts }) => posts.some((post) => post.role === role && post.territoryCode === code));
        expect(holders, `${role} of ${nameEn}`).toHaveLength(1);
      }
    }
  });

  it('have one commander for each street', () => {
    expect(holding('commander').map(({ posts }) => posts.map(({ territoryCode }) => territoryCode))).toEqual([['320105004'], ['320105007']]);
  });

  it('have one demo account for each role, all of them around Fanghua Garden 8–10', () => {
    const demo = people.filter(({ isDemo }) => isDemo);
    expect(demo.map(({ posts }) => posts[0]?.role).sort()).toEqual([...postRoles].sort());
    for (const { posts, username } of demo) {
      expect(posts.some(({ territoryPath }) => `${fanghua?.path}/`.startsWith(`${territoryPath}/`)), username).toBe(true);
    }
    expect(demo.find(({ username }) => username === 'tian')).toMatchObject({ publicName: '老田', posts: [{ role: 'microGridder', territoryCode: fanghua?.code }] });
  });

  it('have names to sign in with and telephones of their own', () => {
    expect(new Set(people.map(({ username }) => username)).size).toBe(people.length);
    expect(new Set(people.map(({ username }) => pilotDeviceId(username))).size).toBe(people.length);
    for (const { username } of people) expect(username).toMatch(/^[a-z][a-z0-9]{1,19}$/);
  });

  it('are nobody of the newspaper article on the pilot', () => {
    const named = [...people.flatMap(({ displayName, publicName }) => [displayName, publicName]), ...surnames.map(([surname]) => surname)];
    expect(named.filter((name) => name.includes('陆'))).toEqual([]);
    expect(people.map(({ username }) => username)).not.toContain('lu');
  });

  it('keep the same device on every machine', () => {
    expect(pilotDeviceId('tian')).toBe('pilot-2b0df5301ab00ec4');
  });
});

describe('the simulated gridders', () => {
  const walkers = choosePilotWalkers(people);

  it('are sixty people who may share, half with each kind of phone', () => {
    expect(new Set(walkers.map(({ username }) => username)).size).toBe(60);
    expect(walkers.every(({ role }) => roleCan(role, 'position.share'))).toBe(true);
    expect(walkers.filter(({ wire }) => wire === 'osmAnd')).toHaveLength(30);
  });

  it('walk in both communities and leave the demo accounts alone', () => {
    const communities = district.nodes.filter(({ level }) => level === 'community');
    for (const { path } of communities) {
      expect(walkers.filter(({ territoryPath }) => isWithin(territoryPath, path)).length).toBeGreaterThanOrEqual(20);
    }
    const demo = new Set(people.filter(({ isDemo }) => isDemo).map(({ username }) => username));
    expect(walkers.some(({ username }) => demo.has(username))).toBe(false);
  });
});
