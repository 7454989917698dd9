import { FinemeshError, type FollowedCase, type ReportCase } from '@finemesh/contract';
import { beforeEach, expect, it } from 'vitest';
import { useReport } from './useReport.ts';

const answer = { case: { trackingNumber: '7K3Q-9F2M-XW4T' }, cursor: 1 } as unknown as FollowedCase;
let reports: { report: ReportCase; key: string }[];
let uploads: string[];
let failures: Error[];

beforeEach(() => {
  reports = [];
  uploads = [];
  failures = [];
});

function createReport() {
  let keys = 0;
  return useReport({
    categoryCode: () => 'FA01',
    language: () => 'zh-CN',
    createKey: () => `k${(keys += 1)}`,
    retryDelaysMs: [],
    api: {
      reportCase: async ({ body: report, key }) => {
        reports.push({ report, key });
        const failure = failures.shift();
        if (failure !== undefined) throw failure;
        return answer;
      },
      uploadPhoto: async ({ key }) => {
        uploads.push(key);
        return { photoId: `photo-${key}`, width: 1, height: 1 };
      },
    },
  });
}

it('sends nothing without a place, and says so', async () => {
  const report = createReport();
  expect(await report.send()).toBeNull();
  expect(report.placeMissing.value).toBe(true);
  expect(reports).toEqual([]);
});

it('sends category, place, words and photos, and answers with the case to follow', async () => {
  const report = createReport();
  report.place.value = { point: [118.69, 32.02], placeCode: '320105004004B009', name: null };
  report.words.value = '灯不亮';
  report.photos.value = [new File(['x'], 'a.jpg')];
  expect(await report.send()).toBe(answer);
  expect(reports[0]?.report).toEqual({
    categoryCode: 'FA01',
    point: [118.69, 32.02],
    placeCode: '320105004004B009',
    words: '灯不亮',
    photoIds: ['photo-k1'],
    language: 'zh-CN',
  });
});

it('tries again under the same key and does not send a photo twice', async () => {
  failures = [new FinemeshError('unavailable')];
  const report = createReport();
  report.place.value = { point: [118.69, 32.02], name: null };
  report.photos.value = [new File(['x'], 'a.jpg')];
  expect(await report.send()).toBeNull();
  expect(report.failure.value).toBeInstanceOf(FinemeshError);
  expect(await report.send()).toBe(answer);
  expect(reports[0]?.key).toBe(reports[1]?.key);
  expect(uploads).toHaveLength(1);
});

it('goes under another key once anything has changed: it is another report', async () => {
  failures = [new FinemeshError('unavailable')];
  const report = createReport();
  report.place.value = { point: [118.69, 32.02], name: null };
  await report.send();
  report.words.value = '还有积水';
  await report.send();
  expect(reports[0]?.key).not.toBe(reports[1]?.key);
});

it('names the fields that the server refused', async () => {
  failures = [new FinemeshError('invalidInput', { fields: [{ field: 'point', code: 'outsideDistrict', message: '' }] })];
  const report = createReport();
  report.place.value = { point: [0, 0], name: null };
  await report.send();
  expect(report.refusedFields.value.get('point')).toBe('outsideDistrict');
});
