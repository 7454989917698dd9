import { afterAll } from 'vitest';
import { collectEndsOfFile } from './registerEnd.ts';

// A setup file: Vitest evaluates it for each test file, and all other modules once for all files of a worker. A hook that one
// of those sets at its import would be there for the first file alone.
afterAll(collectEndsOfFile());
