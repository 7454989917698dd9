import { useApiClient, type ApiClient } from '@finemesh/client';
import { FinemeshError, type StaffCase } from '@finemesh/contract';
import type { StaffCommand } from '@finemesh/domain';
import { PhotoUploads, useCommands, type CommandsOptions } from '@finemesh/screens';
import { inputOf, noFields, type CommandFields } from './commandForms.ts';

export interface CaseCommandsOptions extends Pick<CommandsOptions, 'createKey' | 'retryDelaysMs'> {
  readonly caseId: string;
  /** Receives the case as the server has it after the command. */
  readonly onChanged: (changed: StaffCase) => void;
  readonly api?: Pick<ApiClient, 'giveCommand' | 'uploadPhoto' | 'getCase'>;
}

/** The commands that staff give on one case. */
export function useCaseCommands({ caseId, onChanged, ...options }: CaseCommandsOptions) {
  const api = options.api ?? useApiClient();
  const uploads = new PhotoUploads(api, options.createKey);
  const commands = useCommands<StaffCommand>({ ...options, onFailure: showConflict });

  /**
   * Gives a command with what was filled in for it; photos go before it, each once.
   *
   * @returns whether the server has done it.
   */
  async function give(command: StaffCommand, fields: CommandFields = noFields): Promise<boolean> {
    const answer = await commands.run(command, async (keyOf) => {
      // Photos are part of the body: with others it is another attempt.
      const body = inputOf(command, fields, await uploads.send(fields.photos));
      return api.giveCommand(caseId, command, body, keyOf(body));
    });
    if (answer !== undefined) onChanged(answer.case);
    return answer !== undefined;
  }

  /** The case as it is now explains a conflict better than words. */
  async function showConflict(cause: unknown): Promise<void> {
    if (!(cause instanceof FinemeshError) || cause.code !== 'stateConflict') return;
    const answer = await api.getCase({ params: { id: caseId } }).catch(() => null);
    if (answer !== null) onChanged(answer.case);
  }

  return { state: commands.state, clearFailure: commands.clearFailure, give };
}
