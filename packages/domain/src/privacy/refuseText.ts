import type { BilingualLabel } from '../roles.ts';
import { holdsIdentityNumber } from './identityNumber.ts';

/** Why words are not accepted anywhere (SPEC.md, RF1), with what their writer reads. */
export const textRefusalTable = {
  identityNumber: {
    label: {
      zh: '里面有身份证号码。这里不保存身份证号码，请删去后再发送，其他内容都还在。',
      en: 'There is an identity card number in it. None is kept here: please take it out and send again. All else that you wrote is still there.',
    },
  },
} as const satisfies Record<string, { readonly label: BilingualLabel }>;

export type TextRefusal = keyof typeof textRefusalTable;

/** Whether the name is one of a refusal: the `code` of a refused field may be any. */
export function isTextRefusal(code: string): code is TextRefusal {
  return Object.hasOwn(textRefusalTable, code);
}

/** Judges words that a person has written, wherever it was; `undefined` where nothing speaks against keeping them. */
export function refuseText(text: string): TextRefusal | undefined {
  return holdsIdentityNumber(text) ? 'identityNumber' : undefined;
}
