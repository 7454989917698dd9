import { sharedPackages } from '@finemesh/shared-modules';

/** What hosts and remotes have in common. The browsers are the oldest that Tailwind 4's style sheets still reach. */
export const browserBuild = {
  target: ['chrome111', 'safari16.4', 'firefox128'],
  // The content security policy allows `data:` for images only; an inlined sound or style sheet would be refused.
  assetsInlineLimit: 0,
  modulePreload: { polyfill: false },
  // A map engine is one lazy chunk of about this size, and only one of the two is ever loaded.
  chunkSizeWarningLimit: 1_200,
  rolldownOptions: { external: [...sharedPackages] },
};
