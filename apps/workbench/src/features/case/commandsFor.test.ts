import { roleMay, type PostRole } from '@finemesh/domain';
import { describe, expect, it } from 'vitest';
import { commandsFor } from './commandsFor.ts';

const as = (role: PostRole) => (action: Parameters<typeof roleMay>[1]) => roleMay(role, action);

describe('commandsFor', () => {
  it.each([
    ['triaged', true, 'microGridder', ['accept', 'note']],
    ['inGrid', true, 'microGridder', ['resolve', 'note']],
    ['inGrid', false, 'microGridder', ['note']],
    ['inGrid', true, 'fullTimeGridder', ['resolve', 'note', 'handOver']],
    ['reopened', true, 'communityOfficer', ['accept', 'note', 'handOver']],
    ['doneInGrid', true, 'microGridder', ['note']],
    ['confirmed', true, 'fullTimeGridder', []],
    ['inGrid', true, 'lawyer', []],
  ] as const)('offers in %s (held by the reader: %s) to a %s: %j', (state, holderIsMe, role, expected) => {
    expect(commandsFor({ state, holderIsMe }, as(role))).toEqual(expected);
  });
});
