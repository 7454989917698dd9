import { remote } from '@finemesh/vite-preset';

export default remote({ name: 'roster-sheet' });
