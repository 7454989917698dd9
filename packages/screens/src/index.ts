export { useDomainText } from './text/useDomainText.ts';
export type { DomainText } from './text/useDomainText.ts';
