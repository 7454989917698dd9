/** For tests of the live feed alone. */
export { createPostsTopic, createWallTopic } from './createTopic.ts';
export { MemoryEvents } from './MemoryEvents.ts';
export { SocketStandIn } from './SocketStandIn.ts';
