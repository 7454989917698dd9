import { useApiClient, type ApiClient } from '@finemesh/client';
import type { Candidate, WallCaseDetail } from '@finemesh/contract';
import type { WordsAudience } from '@finemesh/domain';
import { useCommands, useLoad, type CommandsOptions } from '@finemesh/screens';
import { watch } from 'vue';

export interface OpenCaseOptions extends Pick<CommandsOptions, 'createKey' | 'retryDelaysMs'> {
  readonly caseId: string;
  /** Version of the case as the stream has it: a higher one there means that the opened case is out of date. */
  readonly listedVersion: () => number | undefined;
  readonly api?: Pick<ApiClient, 'getWallCase' | 'listCandidates' | 'giveWallCommand'>;
}

/** An opened case and the posts that it may be dispatched to. */
export interface OpenCase {
  readonly detail: WallCaseDetail;
  readonly candidates: readonly Candidate[];
}

/** One case that the operator has opened, kept up to date, and its dispatch. */
export function useOpenCase({ caseId, listedVersion, ...options }: OpenCaseOptions) {
  const api = options.api ?? useApiClient();
  const opened = useLoad<OpenCase>(async () => {
    const [{ case: detail }, { candidates }] = await Promise.all([api.getWallCase({ params: { id: caseId } }), api.listCandidates({ params: { id: caseId } })]);
    return { detail, candidates };
  });
  // Where somebody else was quicker, the case as it is now stands beside the reason of the refusal.
  const commands = useCommands<'handOver'>({ ...options, onFailure: () => void opened.load() });

  watch(listedVersion, (version) => {
    const shown = opened.loaded.value?.detail.version;
    if (version !== undefined && shown !== undefined && version > shown) void opened.load();
  });

  /** Hands the case to a post. @returns whether the server has done it; `command` says why not. */
  async function dispatch(postId: string, words: string, audience: WordsAudience): Promise<boolean> {
    const handOver = words === '' ? { postId } : { postId, words, audience };
    const answer = await commands.run('handOver', (keyOf) => api.giveWallCommand(caseId, 'handOver', handOver, keyOf(handOver)));
    if (answer !== undefined) void opened.load();
    return answer !== undefined;
  }

  return { state: opened.state, loaded: opened.loaded, load: opened.load, command: commands.state, dispatch };
}
