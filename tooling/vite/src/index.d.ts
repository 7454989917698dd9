import type { PluginOption, UserConfig } from 'vite';

/** What a host may add to the preset. */
export interface HostAppOptions {
  /** Plugins of this app alone, after those of the preset. */
  plugins?: PluginOption[];
}

/**
 * The Vite configuration of a host: a Vue app with its own index.html. The build leaves the shared packages to the
 * import map that it writes into index.html, and preloads those that the first screen needs, no others.
 */
export declare function hostApp(options?: HostAppOptions): UserConfig;

/** What a micro-frontend says about itself. */
export interface RemoteOptions {
  /** Its name in `/remotes/<name>/`, the folder's name under apps/. */
  name: string;
  /** The module that exports `mount`, from the package's folder. Default `src/mount.ts`. */
  entry?: string;
}

/**
 * The Vite configuration of a micro-frontend: one native ES module that exports `mount(element, context) => unmount`,
 * one style sheet, and dist/manifest.json. Shared packages are left to the import map of the host's page.
 */
export declare function remote(options: RemoteOptions): UserConfig;

/** What a Node bundle is made of. */
export interface ServerBundleOptions {
  /** Name of the file in dist → its source, from the package's folder. Default `{ main: 'src/main.ts' }`. */
  entries?: Record<string, string>;
  /** Folders of the package that are copied into dist as they are, such as migrations. Default none. */
  copy?: string[];
}

/**
 * The Vite configuration of a Node program: sources of the workspace are bundled, and the npm packages that its
 * package.json names under `dependencies` are imported at run time. All files lie side by side in dist.
 */
export declare function serverBundle(options?: ServerBundleOptions): UserConfig;
