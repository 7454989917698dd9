import { useApiClient, type ApiClient } from '@finemesh/client';
import type { Candidate, WallCase, WallCaseDetail } from '@finemesh/contract';
import type { WordsAudience } from '@finemesh/domain';
import { ref, shallowRef, toValue, watch, type MaybeRefOrGetter } from 'vue';

export interface UseOpenCaseOptions {
  readonly caseId: MaybeRefOrGetter<string | null>;
  /** The case as the stream has it: a higher version there means that the opened one is out of date. */
  readonly listed: MaybeRefOrGetter<WallCase | undefined>;
  readonly api?: Pick<ApiClient, 'wallCase' | 'candidates' | 'giveWallCommand'>;
  readonly createKey?: () => string;
}

/** The case that the operator has opened, with the posts that it may be dispatched to, kept up to date. */
export function useOpenCase(options: UseOpenCaseOptions) {
  const api = options.api ?? useApiClient();
  const createKey = options.createKey ?? (() => crypto.randomUUID());
  const detail = shallowRef<WallCaseDetail | null>(null);
  const candidates = shallowRef<readonly Candidate[]>([]);
  const failure = shallowRef<unknown>(null);
  const dispatchFailure = shallowRef<unknown>(null);
  const dispatching = ref(false);
  let asked = 0;
  let attempt: { body: string; key: string } | null = null;

  async function load(): Promise<void> {
    const id = toValue(options.caseId);
    const request = (asked += 1);
    if (detail.value?.id !== id) {
      detail.value = null;
      candidates.value = [];
      dispatchFailure.value = null;
    }
    failure.value = null;
    if (id === null) return;
    try {
      const [opened, posts] = await Promise.all([api.wallCase(id), api.candidates(id)]);
      // Another case was opened while this one was on its way.
      if (request !== asked) return;
      detail.value = opened.case;
      candidates.value = posts.candidates;
    } catch (error) {
      if (request === asked) failure.value = error;
    }
  }

  watch(() => toValue(options.caseId), load, { immediate: true });
  watch(
    () => toValue(options.listed)?.version,
    (version) => {
      if (version !== undefined && detail.value !== null && version > detail.value.version) void load();
    },
  );

  /** Hands the case to a post. @returns whether it was taken; `dispatchFailure` says why not. */
  async function dispatch(postId: string, words: string, audience: WordsAudience): Promise<boolean> {
    const opened = detail.value;
    if (opened === null || dispatching.value) return false;
    dispatching.value = true;
    dispatchFailure.value = null;
    try {
      const handOver = words.trim() === '' ? { postId } : { postId, words: words.trim(), audience };
      const answer = await api.giveWallCommand(opened.id, 'handOver', handOver, keyOf(`${opened.id} ${opened.version} ${JSON.stringify(handOver)}`));
      if (detail.value?.id === opened.id) detail.value = answer.case;
      void load();
      return true;
    } catch (error) {
      dispatchFailure.value = error;
      // Somebody else was quicker: show what the case is now, beside the reason.
      void load();
      return false;
    } finally {
      dispatching.value = false;
    }
  }

  function keyOf(body: string): string {
    if (attempt?.body !== body) attempt = { body, key: createKey() };
    return attempt.key;
  }

  return { detail, candidates, failure, dispatchFailure, dispatching, load, dispatch };
}
