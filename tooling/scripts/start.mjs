import { refusalOfNode } from './src/nodeVersion.mjs';

const refusal = refusalOfNode(process.versions.node);
if (refusal) {
  console.error(refusal);
  process.exit(1);
}
// Loaded only now: an older Node could not even read these files.
const { start } = await import('./src/start/start.mjs');
await start(process.argv.slice(2));
