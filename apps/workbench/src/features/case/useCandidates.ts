import { useApiClient, type ApiClient } from '@finemesh/client';
import type { Candidate } from '@finemesh/contract';
import { ref, shallowRef } from 'vue';

/** The posts that a case may be handed to: those that can take it first, then those that cannot, each with its reason. */
export function useCandidates(caseId: string, api: Pick<ApiClient, 'listCandidates'> = useApiClient()) {
  const candidates = shallowRef<readonly Candidate[]>([]);
  const state = ref<'loading' | 'ready' | 'failed'>('loading');
  const failure = shallowRef<unknown>(null);

  async function load(): Promise<void> {
    state.value = 'loading';
    try {
      const answer = await api.listCandidates({ params: { id: caseId } });
      // The server's order is best first; refused ones only go below.
      candidates.value = [...answer.candidates].sort((one, other) => Number(one.refusal !== null) - Number(other.refusal !== null));
      state.value = 'ready';
    } catch (error) {
      failure.value = error;
      state.value = 'failed';
    }
  }

  return { candidates, state, failure, load };
}
