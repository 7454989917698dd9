import { connectionOf, type Facts } from '@finemesh/client';
import { computed } from 'vue';
import type { FactsPort } from './FactsPort.ts';

/** The page's feed as its lists need it. */
export function factsPortOf(facts: Pick<Facts, 'state' | 'lastReceivedAt' | 'subscribe'>): FactsPort {
  return {
    connection: computed(() => connectionOf(facts.state.value)),
    lastReceivedAt: facts.lastReceivedAt,
    subscribe: facts.subscribe,
  };
}
