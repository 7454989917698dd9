/** The import map as the browser reads it; its URLs are absolute paths on the page's own origin. */
export interface ImportMap {
  imports: Record<string, string>;
}

/** Names of the packages that a host and its remotes share as single instances, in the order of their dependence. */
export declare const sharedPackages: readonly string[];

/**
 * Reads the import map that the last build of this package wrote.
 *
 * @throws Error when the shared modules have not been built yet.
 */
export declare function readImportMap(): ImportMap;
