import { useApiClient, type ApiClient, type Facts } from '@finemesh/client';
import type { CaseCommandInput, ResidentCase } from '@finemesh/contract';
import type { ResidentCommand } from '@finemesh/domain';
import { connectionOfList, readCaseMessage, useCommands, useFactList, type CommandsOptions } from '@finemesh/screens';
import { computed } from 'vue';

export interface FollowedCaseOptions extends Pick<CommandsOptions, 'createKey' | 'retryDelaysMs'> {
  readonly trackingNumber: string;
  readonly feed: Pick<Facts, 'connection' | 'lastReceivedAt' | 'subscribe'>;
  readonly api?: Pick<ApiClient, 'getFollowedCase' | 'giveResidentCommand'>;
}

/** The case behind a tracking number, live: every step appears by itself, over any disconnect or restart of the server. */
export function useFollowedCase({ trackingNumber, feed, ...options }: FollowedCaseOptions) {
  const api = options.api ?? useApiClient();
  const commands = useCommands<ResidentCommand>(options);
  const list = useFactList({
    feed,
    topic: 'cases.followed',
    load: async () => {
      const answer = await api.getFollowedCase({ params: { trackingNumber } });
      return { facts: [answer.case], cursor: answer.cursor };
    },
    read: readCaseMessage<ResidentCase>,
  });

  /** Gives a command of the resident. @returns whether the server has done it. */
  async function give<Command extends ResidentCommand>(command: Command, input: CaseCommandInput<Command>): Promise<boolean> {
    const answer = await commands.run(command, (keyOf) => api.giveResidentCommand(trackingNumber, command, input, keyOf(input)));
    if (answer !== undefined) list.keep(answer.case);
    return answer !== undefined;
  }

  return {
    followed: computed(() => list.facts.value[0] ?? null),
    state: list.state,
    load: list.load,
    connection: computed(() => connectionOfList(feed.connection.value, list.state.value)),
    lastReceivedAt: feed.lastReceivedAt,
    command: commands.state,
    give,
  };
}
