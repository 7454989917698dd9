import { finemesh } from '@finemesh/eslint-preset';

export default finemesh;
