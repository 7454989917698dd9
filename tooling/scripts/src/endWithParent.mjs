import { isMainThread } from 'node:worker_threads';

// Loaded into a program before its own code (`node --import`). When the script that started it is killed without a chance to
// say so, the channel between them closes, and the program ends as if it had been asked to: nothing is left running unseen.
// Worker threads inherit the import, but the channel is the process's.
if (isMainThread && process.connected) {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  // Listening must not by itself keep the program alive.
  process.channel?.unref();
}
