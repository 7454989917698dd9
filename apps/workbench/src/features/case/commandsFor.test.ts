import { roleMay, type PostRole } from '@finemesh/domain';
import { describe, expect, it } from 'vitest';
import { commandsFor, type CaseReader } from './commandsFor.ts';

const as = (role: PostRole): CaseReader => ({ roles: [role], can: (action) => roleMay(role, action) });

describe('commandsFor', () => {
  it.each([
    ['triaged', true, 'microGridder', ['accept', 'note']],
    ['inGrid', true, 'microGridder', ['resolve', 'note']],
    ['inGrid', false, 'microGridder', ['note']],
    ['inGrid', true, 'fullTimeGridder', ['resolve', 'note', 'handOver']],
    ['inGrid', false, 'fullTimeGridder', ['note']],
    ['inGrid', false, 'gridLeader', ['note', 'handOver']],
    ['reopened', true, 'communityOfficer', ['accept', 'note', 'handOver']],
    ['doneInGrid', true, 'microGridder', ['note']],
    ['confirmed', true, 'fullTimeGridder', []],
    ['inGrid', true, 'lawyer', []],
  ] as const)('offers in %s (held by the reader: %s) to a %s: %j', (state, holderIsMe, role, expected) => {
    expect(commandsFor({ state, holderIsMe }, as(role))).toEqual(expected);
  });
});
