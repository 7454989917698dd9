import { columnsOfFacet, findRosterColumn, isRefusedColumn, refuseCellValue, rosterFacets } from '@finemesh/domain';
import { describe, expect, it, vi } from 'vitest';
import { createPilotDistrict } from '../createPilotDistrict.ts';
import { createRosterValues } from './createRosterValues.ts';

// A district takes a third of a second, and several times that beside the other suites.
vi.setConfig({ testTimeout: 30_000 });

const district = createPilotDistrict();
const today = '2026-03-02';
const buildings = district.nodes.filter(({ level }) => level === 'building');
const rows = buildings.flatMap(({ code }) => createRosterValues(district, code, { today }));
const nine = createRosterValues(district, buildings.find(({ nameZh }) => nameZh === '芳华园9栋')?.code ?? '', { today });

describe('roster values', () => {
  it('hold one row for each household', () => {
    expect(rows.map(({ householdCode }) => householdCode)).toEqual(district.households.map(({ code }) => code));
  });

  it('fit the columns of the roster, every one', () => {
    const refused = rows.flatMap((row) =>
      rosterFacets.flatMap((facet) =>
        Object.entries(row[facet]).filter(([key, value]) => {
          const column = findRosterColumn(facet, key);
          return column === undefined || refuseCellValue(column, value) !== undefined;
        }),
      ),
    );
    expect(refused).toEqual([]);
  });

  it.each(rosterFacets)('use every column of %s somewhere', (facet) => {
    for (const { key } of columnsOfFacet(facet)) {
      expect(rows.some((row) => key in row[facet]), key).toBe(true);
    }
  });

  it('note a need only with consent and an end (class P3)', () => {
    for (const { care } of rows) {
      if (Object.keys(care).length === 0) continue;
      expect(care.need).toBeTypeOf('string');
      expect(String(care.consentOn) < today && today < String(care.expiresOn)).toBe(true);
    }
  });

  it('hold no care data of a household that declines visits', () => {
    const declined = rows.filter(({ dwelling }) => dwelling.visitOutcome === 'refused');
    expect(declined.length).toBeGreaterThan(50);
    expect(declined.filter(({ care }) => Object.keys(care).length > 0)).toEqual([]);
  });

  it('write down no illness, no key, nobody’s hours away from home and nothing of class P4', () => {
    const harmful = /病|药|氧|医院|症|手术|残疾|轮椅|钥匙|密码|没有大人|一个人在家|不在家|放学|窗帘/;
    const texts = rows.flatMap(({ care, dwelling, legal }) => [care.careNote, dwelling.promise, legal.legalNote].flatMap((text) => text ?? []));
    expect(new Set(texts).size).toBeGreaterThan(10);
    expect([...new Set(texts)].filter((text) => harmful.test(text) || isRefusedColumn(text))).toEqual([]);
  });

  it('call who owns and lives in a flat its owner, and who rents it a tenant', () => {
    for (const { dwelling, contact } of rows) {
      if (dwelling.occupancy === 'owner') expect(contact.tenure).not.toBe('tenant');
      if (dwelling.occupancy === 'let' && contact.tenure !== undefined) expect(contact.tenure).toBe('tenant');
    }
  });

  it('know nobody in an empty flat', () => {
    for (const { dwelling, contact, care, legal } of rows.filter((row) => row.dwelling.occupancy === 'vacant')) {
      expect(dwelling.headCount).toBe(0);
      expect([contact, care, legal]).toEqual([{}, {}, {}]);
    }
  });

  it('invent telephones that no exchange has', () => {
    const phones = rows.flatMap(({ contact }) => (contact.phone ?? []));
    expect(phones.length).toBeGreaterThan(5000);
    expect(phones.filter((phone) => !/^100 0000 \d{4}$/.test(phone))).toEqual([]);
  });

  it('show building 9 of Fanghua Garden as let to the young', () => {
    expect(nine).toHaveLength(80);
    expect(nine.filter(({ dwelling }) => dwelling.occupancy === 'let').length).toBeGreaterThan(60);
  });

  it('stay the same for the same day and move with another', () => {
    const code = nine[0]?.householdCode.slice(0, 16) ?? '';
    expect(createRosterValues(district, code, { today })).toEqual(nine);
    expect(createRosterValues(district, code, { today: '2026-03-03' })).not.toEqual(nine);
  });
});
