import { refusalOfNode } from './src/nodeVersion.mjs';

const refusal = refusalOfNode(process.versions.node);
if (refusal) {
  console.error(refusal);
  process.exit(1);
}
// Loaded only now: an older Node could not even read these files.
const { dev } = await import('./src/dev/dev.mjs');
await dev(process.argv.slice(2));
