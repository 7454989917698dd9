import { useApiClient, type ApiClient } from '@finemesh/client';
import { FinemeshError, type FollowedCase, type Language, type ReportCase } from '@finemesh/contract';
import { computed, ref, shallowRef } from 'vue';

/** Where it is: a point on the map (WGS-84, longitude first), a building, or both; `name` is what the person is shown. */
export interface ReportPlace {
  readonly point?: [lng: number, lat: number];
  readonly buildingCode?: string;
  readonly name: { readonly zh: string; readonly en: string } | null;
}

export interface UseReportOptions {
  readonly categoryCode: () => string;
  readonly language: () => Language;
  readonly api?: Pick<ApiClient, 'reportCase' | 'uploadPhoto'>;
  readonly createKey?: () => string;
}

/**
 * One report on its way: place, words, photos, and sending.
 *
 * A retry of the same report goes under the same key, so a phone on a bad line makes one case, not two; changing anything
 * makes it another report. Photos that have arrived are not sent again.
 */
export function useReport(options: UseReportOptions) {
  const api = options.api ?? useApiClient();
  const createKey = options.createKey ?? (() => crypto.randomUUID());
  const place = shallowRef<ReportPlace | null>(null);
  const words = ref('');
  const photos = shallowRef<readonly File[]>([]);
  const sending = ref(false);
  const failure = shallowRef<unknown>(null);
  const placeMissing = ref(false);
  const uploaded = new WeakMap<File, { key: string; photoId?: string }>();
  let attempt: { body: string; key: string } | null = null;

  /** Texts of the server for single fields, by the field's path. */
  const refusedFields = computed(() =>
    failure.value instanceof FinemeshError
      ? new Map(failure.value.fields.map(({ field, code }) => [field.split('.')[0] ?? field, code]))
      : new Map<string, string>(),
  );

  /** @returns the case to follow, or `null` where it was refused or did not arrive (see `failure`). */
  async function send(): Promise<FollowedCase | null> {
    placeMissing.value = place.value === null;
    if (place.value === null || sending.value) return null;
    sending.value = true;
    failure.value = null;
    try {
      const report: ReportCase = {
        categoryCode: options.categoryCode(),
        words: words.value,
        language: options.language(),
        photoIds: await uploadAll(photos.value),
        ...(place.value.point === undefined ? {} : { point: place.value.point }),
        ...(place.value.buildingCode === undefined
          ? {}
          : { buildingCode: place.value.buildingCode as NonNullable<ReportCase['buildingCode']> }),
      };
      return await api.reportCase(report, keyOf(report));
    } catch (error) {
      failure.value = error;
      return null;
    } finally {
      sending.value = false;
    }
  }

  async function uploadAll(files: readonly File[]): Promise<string[]> {
    const ids: string[] = [];
    // One after the other: a phone's uplink is narrow, and the first failure should stop the rest.
    for (const file of files) {
      const known = uploaded.get(file) ?? { key: createKey() };
      uploaded.set(file, known);
      known.photoId ??= (await api.uploadPhoto(file, known.key)).photoId;
      ids.push(known.photoId);
    }
    return ids;
  }

  function keyOf(report: ReportCase): string {
    const body = JSON.stringify(report);
    if (attempt?.body !== body) attempt = { body, key: createKey() };
    return attempt.key;
  }

  return { place, words, photos, sending, failure, placeMissing, refusedFields, send };
}
