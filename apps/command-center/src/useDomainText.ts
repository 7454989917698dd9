export { useDomainText } from '@finemesh/screens';
