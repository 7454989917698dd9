import { useApiClient, useLiveFeed, type ApiClient, type UseLiveFeedOptions } from '@finemesh/client';
import type { FollowedCase, ResidentCase } from '@finemesh/contract';
import { onScopeDispose, ref, shallowRef } from 'vue';

export interface UseFollowedCaseOptions {
  readonly api?: Pick<ApiClient, 'followedCase' | 'giveResidentCommand' | 'ticket'>;
  readonly connect?: UseLiveFeedOptions['connect'];
  readonly createKey?: () => string;
}

/** How long to wait before a page that could not be opened tries again by itself, in milliseconds. */
const retryMs = 5_000;

/**
 * The case behind a tracking number, live: every step appears by itself, over any disconnect or restart of the server.
 * `failure` says why it could not be opened; `commandFailure` why an answer of the resident was not taken.
 */
export function useFollowedCase(trackingNumber: string, options: UseFollowedCaseOptions = {}) {
  const api = options.api ?? useApiClient();
  const createKey = options.createKey ?? (() => crypto.randomUUID());
  const followed = shallowRef<ResidentCase | null>(null);
  const failure = shallowRef<unknown>(null);
  const commandFailure = shallowRef<unknown>(null);
  const busy = ref(false);
  const keys = new Map<string, string>();
  let retryTimer: ReturnType<typeof setTimeout> | undefined;

  const { state, lastHeardAt, start } = useLiveFeed({
    api,
    request: { purpose: 'follow', trackingNumber },
    load: async () => take(await api.followedCase(trackingNumber)),
    onBatch: ({ events }) => {
      for (const event of events) if ('case' in event && event.case.audience === 'resident') keep(event.case);
    },
    ...(options.connect === undefined ? {} : { connect: options.connect }),
  });

  async function open(): Promise<void> {
    clearTimeout(retryTimer);
    failure.value = null;
    try {
      await start();
    } catch (error) {
      failure.value = error;
      if (isPassing(error)) retryTimer = setTimeout(() => void open(), retryMs);
    }
  }

  function take({ case: loaded, cursor }: FollowedCase): number {
    keep(loaded);
    return cursor;
  }

  function keep(changed: ResidentCase): void {
    if (followed.value === null || changed.version > followed.value.version) followed.value = changed;
  }

  /** @returns whether it was taken. */
  const confirm = (rating: number | undefined): Promise<boolean> =>
    command(`confirm ${rating}`, (key) => api.giveResidentCommand(trackingNumber, 'confirm', rating === undefined ? {} : { rating }, key));
  /** @returns whether it was taken. */
  const reopen = (reason: string): Promise<boolean> =>
    command(`reopen ${reason}`, (key) => api.giveResidentCommand(trackingNumber, 'reopen', { words: reason }, key));

  async function command(name: string, run: (key: string) => Promise<FollowedCase>): Promise<boolean> {
    if (busy.value) return false;
    busy.value = true;
    commandFailure.value = null;
    const attempt = `${followed.value?.version} ${name}`;
    const key = keys.get(attempt) ?? createKey();
    keys.set(attempt, key);
    try {
      take(await run(key));
      return true;
    } catch (error) {
      commandFailure.value = error;
      return false;
    } finally {
      busy.value = false;
    }
  }

  onScopeDispose(() => clearTimeout(retryTimer));
  void open();

  return { followed, failure, commandFailure, busy, state, lastHeardAt, open, confirm, reopen };
}

function isPassing(error: unknown): boolean {
  return error instanceof Error && 'kind' in error && (error.kind as { retry?: boolean }).retry === true;
}
