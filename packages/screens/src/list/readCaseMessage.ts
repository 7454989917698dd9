import type { CaseEventType, CaseMessage } from './FactsPort.ts';
import type { FactChange } from './useFactList.ts';

/** What a message about a case means for a list of cases. */
export function readCaseMessage<Case>(message: CaseMessage<Case>): FactChange<Case, CaseEventType> {
  if (message.type === 'case.gone') return { kind: 'gone', id: message.id };
  return { kind: 'changed', type: message.type, fact: message.case };
}
