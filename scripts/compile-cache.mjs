// Loaded before a command: Node keeps what it compiled, and what it made of TypeScript, for the next time.
import './place.cjs';
import './right-node.mjs';
import module from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

module.enableCompileCache(join(dirname(fileURLToPath(import.meta.url)), '../.cache/node'));
