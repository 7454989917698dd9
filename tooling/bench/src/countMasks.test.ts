import { expect, it } from 'vitest';
import { countMasks } from './countMasks.ts';

it('tells false masks and missed numbers from right ones', () => {
  const phonesOf = (text: string): string[] => text.match(/\b1\d{10}\b|\bno\. \d\b/g) ?? [];
  const counts = countMasks(['call 13812345678', 'lamp 4711 is dark', 'nothing', 'house no. 5'], phonesOf);
  expect(counts).toEqual({ texts: 4, masks: 2, falseMasks: 1, missed: 1, examples: ['lamp 4711 is dark → lamp ▇▇ is dark', 'house no. 5 → house no. 5'] });
});
