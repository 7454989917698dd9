import { useApiClient, type ApiClient } from '@finemesh/client';
import { FinemeshError, type StaffCase } from '@finemesh/contract';
import type { StaffCommand, WordsAudience } from '@finemesh/domain';
import { ref, shallowRef } from 'vue';

type CommandApi = Pick<
  ApiClient,
  'giveCommand' | 'uploadPhoto' | 'staffCase'
>;

export interface CaseCommandsOptions {
  readonly caseId: string;
  /** Takes the case as the server has it after the command. */
  readonly onChanged: (changed: StaffCase) => void;
  readonly api?: CommandApi;
  readonly createKey?: () => string;
}

/**
 * The commands of one case. An attempt keeps its key while it is tried again with the same words, so a phone that lost the
 * answer does not do the thing twice; `failure` says why the last one was not taken.
 */
export function useCaseCommands({ caseId, onChanged, ...options }: CaseCommandsOptions) {
  const api = options.api ?? useApiClient();
  const createKey = options.createKey ?? (() => crypto.randomUUID());
  /** The command on its way. */
  const busy = ref<StaffCommand | null>(null);
  const failure = shallowRef<{ command: StaffCommand; error: unknown } | null>(null);
  const keys = new Map<string, string>();
  // By file and not by name: two photos of one phone may have the same name.
  const uploads = new WeakMap<File, { key: string; photoId?: string }>();

  const accept = () => run('accept', '', (key) => api.giveCommand(caseId, 'accept', {}, key));
  const note = (words: string, audience: WordsAudience) =>
    run('note', `${audience} ${words}`, (key) => api.giveCommand(caseId, 'note', { words, audience }, key));
  const handOver = (postId: string, words: string, audience: WordsAudience) =>
    run('handOver', `${postId} ${audience} ${words}`, (key) =>
      api.giveCommand(caseId, 'handOver', words === '' ? { postId } : { postId, words, audience }, key),
    );
  const resolve = (words: string, photos: readonly File[]) =>
    run('resolve', words, async (key) => {
      const photoIds: string[] = [];
      for (const photo of photos) photoIds.push(await upload(photo));
      // Photos are part of the body: with others it is another attempt.
      return api.giveCommand(caseId, 'resolve', { words, photoIds }, photoIds.length === 0 ? key : keyOf(`resolve ${words} ${photoIds.join()}`));
    });

  /** Uploads a photo once, however often the command that needs it is tried. */
  async function upload(photo: File): Promise<string> {
    const known = uploads.get(photo) ?? { key: createKey() };
    uploads.set(photo, known);
    if (known.photoId !== undefined) return known.photoId;
    const { photoId } = await api.uploadPhoto(photo, known.key);
    uploads.set(photo, { ...known, photoId });
    return photoId;
  }

  function keyOf(attempt: string): string {
    const key = keys.get(attempt) ?? createKey();
    keys.set(attempt, key);
    return key;
  }

  /** @returns whether the server has taken it. */
  async function run(
    command: StaffCommand,
    detail: string,
    send: (key: string) => Promise<{ case: StaffCase }>,
  ): Promise<boolean> {
    if (busy.value !== null) return false;
    busy.value = command;
    failure.value = null;
    try {
      const answer = await send(keyOf(`${command} ${detail}`));
      // The next time the same words are meant, it is another deed.
      keys.clear();
      onChanged(answer.case);
      return true;
    } catch (error) {
      failure.value = { command, error };
      // A refusal is an answer too: what comes after it is another deed.
      if (error instanceof FinemeshError && !error.kind.retry) keys.clear();
      if (error instanceof FinemeshError && error.code === 'stateConflict') await reload();
      return false;
    } finally {
      busy.value = null;
    }
  }

  /** Shows the case as it is now, which explains a conflict better than words. */
  async function reload(): Promise<void> {
    const answer = await api.staffCase(caseId).catch(() => null);
    if (answer !== null) onChanged(answer.case);
  }

  function forget(): void {
    failure.value = null;
  }

  return { busy, failure, accept, note, resolve, handOver, forget };
}
