import { checkTypes } from './src/checkTypes.mjs';

const { ok, lines } = await checkTypes();
lines.forEach((line) => console.error(line));
process.exitCode = ok ? 0 : 1;
