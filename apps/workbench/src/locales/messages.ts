import type { caseCommandTable, StaffCommand } from '@finemesh/domain';
import type { FormCommand } from '../features/case/commandForms.ts';
import { en } from './en.ts';
import { zhCN } from './zh-CN.ts';

interface FormMessages {
  readonly title: string;
  readonly text: string;
  readonly words: string;
  readonly hint: string;
  readonly send: string;
}

/** The words that a command on a case needs here: what is said once it is done, and for what it asks. */
interface CommandMessages {
  readonly command: Record<(typeof caseCommandTable)[StaffCommand]['change'], string>;
  readonly form: Record<FormCommand, FormMessages>;
}

/** All words of the workbench by language. A command without its words does not compile. */
export const messages = { 'zh-CN': zhCN, en } satisfies Record<string, CommandMessages>;
