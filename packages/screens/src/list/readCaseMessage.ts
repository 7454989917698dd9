import type { CaseEventType } from '@finemesh/contract';
import type { FactChange } from './useFactList.ts';

/** A case has changed, as one audience sees it; or the reader may not see it any more. */
type CaseMessage<Case> = { readonly type: CaseEventType; readonly case: Case } | { readonly type: 'case.gone'; readonly id: string };

/** What a message about a case means for a list of cases. */
export function readCaseMessage<Case>(message: CaseMessage<Case>): FactChange<Case, CaseEventType> {
  if (message.type === 'case.gone') return { kind: 'gone', id: message.id };
  return { kind: 'changed', type: message.type, fact: message.case };
}
