import { useApiClient, type ApiClient } from '@finemesh/client';
import { FinemeshError, type FollowedCase, type Language, type ReportCase } from '@finemesh/contract';
import type { PostRole } from '@finemesh/domain';
import { PhotoUploads, useCommands, type CommandsOptions } from '@finemesh/screens';
import { computed, ref, shallowRef } from 'vue';

/** Where it is: a point on the map (WGS-84, longitude first), a building or stall, or both; `name` is what the person is shown. */
export interface ReportPlace {
  readonly point?: [lng: number, lat: number];
  readonly placeCode?: string;
  readonly name: { readonly zh: string; readonly en: string } | null;
}

export interface UseReportOptions extends Pick<CommandsOptions, 'createKey' | 'retryDelaysMs'> {
  readonly categoryCode: () => string;
  readonly language: () => Language;
  readonly api?: Pick<ApiClient, 'reportCase' | 'uploadPhoto'>;
}

/**
 * One report on its way: place, words, photos, and sending. A retry of the same report makes one case, not two; changing
 * anything makes it another report. Photos that have arrived are not sent again.
 */
export function useReport(options: UseReportOptions) {
  const api = options.api ?? useApiClient();
  const uploads = new PhotoUploads(api, options.createKey);
  const commands = useCommands<'report'>(options);
  const place = shallowRef<ReportPlace | null>(null);
  const words = ref('');
  const photos = shallowRef<readonly File[]>([]);
  /** Whom the words are about, where the category asks. */
  const aboutRole = ref<PostRole>();
  const placeMissing = ref(false);

  const sending = computed(() => commands.state.value.status === 'busy');
  const failure = computed(() => (commands.state.value.status === 'failed' ? commands.state.value.cause : null));
  /** Texts of the server for single fields, by the field's path. */
  const refusedFields = computed(() =>
    failure.value instanceof FinemeshError
      ? new Map(failure.value.fields.map(({ field, code }) => [field.split('.')[0] ?? field, code]))
      : new Map<string, string>(),
  );

  /** @returns the case to follow, or `null` where it was refused or did not arrive (see `failure`). */
  async function send(): Promise<FollowedCase | null> {
    const marked = place.value;
    placeMissing.value = marked === null;
    if (marked === null) return null;
    const answer = await commands.run('report', async (keyOf) => {
      const report = { ...createReport(marked), photoIds: await uploads.send(photos.value) };
      return api.reportCase({ body: report, key: keyOf(report) });
    });
    return answer ?? null;
  }

  function createReport({ point, placeCode }: ReportPlace): ReportCase {
    return {
      categoryCode: options.categoryCode(),
      words: words.value,
      language: options.language(),
      ...(aboutRole.value === undefined ? {} : { aboutRole: aboutRole.value }),
      ...(point === undefined ? {} : { point }),
      ...(placeCode === undefined ? {} : { placeCode: placeCode as NonNullable<ReportCase['placeCode']> }),
    };
  }

  return { place, words, photos, aboutRole, sending, failure, placeMissing, refusedFields, send };
}
