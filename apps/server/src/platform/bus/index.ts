export type { Bus, BusTopic } from './Bus.ts';
export { MemoryBus, MemoryHub } from './MemoryBus.ts';
