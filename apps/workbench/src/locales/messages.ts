import { en } from './en.ts';
import { zhCN } from './zh-CN.ts';

/** All words of the workbench by language. */
export const messages = { 'zh-CN': zhCN, en };
