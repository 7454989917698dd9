export { FileStore } from './FileStore.ts';
export { sendFile } from './sendFile.ts';
export { serveSites } from './serveSites.ts';
