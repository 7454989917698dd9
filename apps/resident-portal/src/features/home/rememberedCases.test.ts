import { beforeEach, expect, it } from 'vitest';
import { rememberCase, rememberedCases } from './rememberedCases.ts';

const createItem = (n: number) => ({
  trackingNumber: `7K3Q-9F2M-${String(n).padStart(4, '0')}`,
  categoryCode: 'FA01',
  reportedAt: '2026-11-24T08:00:00Z',
});

beforeEach(() => localStorage.clear());

it('lists what was reported from this phone, newest first and once', () => {
  rememberCase(createItem(1));
  rememberCase(createItem(2));
  rememberCase(createItem(1));
  expect(rememberedCases()).toEqual([createItem(1), createItem(2)]);
});

it('keeps nothing of a confidential case', () => {
  rememberCase({ ...createItem(1), categoryCode: 'DM04' });
  expect(localStorage.length).toBe(0);
});

it('keeps twenty', () => {
  for (let i = 0; i < 25; i += 1) rememberCase(createItem(i));
  expect(rememberedCases()).toHaveLength(20);
  expect(rememberedCases()[0]).toEqual(createItem(24));
});

it('survives foreign text and a browser that keeps nothing', () => {
  localStorage.setItem('finemesh.portal.cases', '{"a":[');
  expect(rememberedCases()).toEqual([]);
  localStorage.setItem('finemesh.portal.cases', '[{"trackingNumber":"<script>"}]');
  expect(rememberedCases()).toEqual([]);
  rememberCase(createItem(1), null);
  expect(rememberedCases(null)).toEqual([]);
});
