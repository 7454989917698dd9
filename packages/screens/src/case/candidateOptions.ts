import type { Candidate } from '@finemesh/contract';
import type { BilingualLabel, HandOverRefusal } from '@finemesh/domain';
import type { ChoiceOption } from '@finemesh/ui';
import type { DomainText } from '../text/useDomainText.ts';

const suggestedText: BilingualLabel = { zh: '建议', en: 'Suggested' };
const openCasesText = (count: number): BilingualLabel => ({ zh: `在办 ${count} 件`, en: `${count} open` });

/** Why a post cannot get the case, beside its name. */
const refusalTexts: Record<HandOverRefusal, BilingualLabel> = {
  handedOnBefore: { zh: '已转出过，不能退回', en: 'handed it on before' },
  holdsIt: { zh: '正在由其办理', en: 'has it now' },
};

/** The posts that a case may be handed to as options, in the server's order; those that cannot get it stand below, with the reason. */
export function candidateOptions(candidates: readonly Candidate[], { say, role }: Pick<DomainText, 'say' | 'role'>): ChoiceOption[] {
  const options = candidates.map(({ postId, role: postRole, territory, suggested, refusal, openCases }) => ({
    value: postId,
    label: `${say(territory.name)} · ${role(postRole)}`,
    hint: [...(suggested ? [suggestedText] : []), refusal === null ? openCasesText(openCases) : refusalTexts[refusal]].map(say).join(' · '),
    disabled: refusal !== null,
  }));
  return options.toSorted((one, other) => Number(one.disabled) - Number(other.disabled));
}
