import './place.cjs';
// Loaded before a command: Node keeps what it compiled, and what it made of TypeScript, for the next time.
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

enableCompileCache(join(import.meta.dirname, '../.cache/node'));
