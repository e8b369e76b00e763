// Loaded before a command. Node then caches compiled code, including the JavaScript from TypeScript, for the next run.
import './place.cjs';
import './right-node.mjs';
import module from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

module.enableCompileCache(join(dirname(fileURLToPath(import.meta.url)), '../.cache/node'));
