import { existsSync, readFileSync } from 'node:fs';
import { createPilotCaseHistory, createPilotDay, createPilotDistrict, createPilotPeople } from '@finemesh/pilot';
import { countMasks } from './countMasks.ts';
import { readCsv } from './readCsv.ts';

const requests = new URL('../../../../shared/data/requests/', import.meta.url);

/** Telephone numbers and mail addresses as they are written in the United States; the requests come from there. */
const contact = /\(?\b\d{3}\)?[-. ]\d{3}[-. ]\d{4}\b|[\w.]+@[\w.]+/g;
/** The number of a house at the beginning of an address, of three digits or more. */
const houseNumber = /^\d{3,}/g;

/**
 * How often masking hides what points at nobody, in requests that residents really made. By this rule: in words only telephone
 * numbers and mail addresses are personal, so every other mask is false; in an address only the house number is, so a mask over the
 * number of a street is false. The pilot's words, in Chinese, hold nothing personal: every mask in them is false.
 */
export function falseMasks(print: (line: string) => void): Promise<void> {
  print('texts of                        texts   masks   false (a text)   missed');
  for (const [name, texts, personal] of [...pilotTexts(), ...requestTexts(print)]) {
    const counts = countMasks(texts, (text) => text.match(personal) ?? []);
    const share = counts.texts === 0 ? '' : `${((counts.falseMasks / counts.texts) * 100).toFixed(1)} %`;
    print([name.padEnd(30), String(counts.texts).padStart(6), String(counts.masks).padStart(7), `${counts.falseMasks} (${share})`.padStart(16), String(counts.missed).padStart(8)].join(' '));
    for (const example of counts.examples) print(`    ${example}`);
  }
  return Promise.resolve();
}

type Texts = readonly [name: string, texts: readonly string[], personal: RegExp];

function pilotTexts(): Texts[] {
  const district = createPilotDistrict();
  const history = createPilotCaseHistory(district, createPilotPeople(district));
  const steps = history.flatMap(({ steps: taken }) => taken.flatMap((step) => ('words' in step && step.words !== null ? [step.words] : [])));
  return [['pilot, words and notes', [...createPilotDay(district).map(({ words }) => words), ...history.map(({ words }) => words), ...steps], contact]];
}

function requestTexts(print: (line: string) => void): Texts[] {
  if (!existsSync(requests)) {
    print('skipped: the requests of ../shared/data/requests are not beside this clone');
    return [];
  }
  const newYork = readCsv(readFileSync(new URL('nyc-311.csv', requests), 'utf8'));
  const sanFrancisco = JSON.parse(readFileSync(new URL('sf-open311-2011.json', requests), 'utf8')) as Record<string, string | null>[];
  return [
    ['New York, category', columns(newYork, 'complaint_type', 'descriptor'), contact],
    ['New York, answer', columns(newYork, 'resolution_description'), contact],
    ['New York, address', columns(newYork, 'incident_address'), houseNumber],
    ['New York, street names', columns(newYork, 'intersection_street_1', 'intersection_street_2', 'landmark'), contact],
    ['San Francisco, category', columns(sanFrancisco, 'service_name', 'description'), contact],
    ['San Francisco, address', columns(sanFrancisco, 'address'), houseNumber],
  ];
}

function columns(rows: readonly Record<string, string | null>[], ...names: string[]): string[] {
  return rows.flatMap((row) => names.map((name) => row[name]?.trim() ?? '')).filter((text) => text !== '');
}
