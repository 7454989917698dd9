export { openEmbedded, type EmbeddedOptions } from './openEmbedded.ts';
export { FolderInUse } from './lockFolder.ts';
