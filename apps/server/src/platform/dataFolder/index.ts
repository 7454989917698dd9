export { faultOfFolder, freeBytes, type FolderFault } from './faultOfFolder.ts';
export { requireDataFolder, UnusableFolder } from './requireDataFolder.ts';
