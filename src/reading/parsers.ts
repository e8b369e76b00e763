import { createRequire } from 'node:module';

// The parsers that most files need not have. Loaded when first asked for, because they take a twentieth of a second of each
// process that starts. `require` is the one way to load a module within a synchronous function.
const require = createRequire(import.meta.url);

let yaml: typeof import('yaml') | undefined;
let satteri: typeof import('satteri') | undefined;
let grayMatter: typeof import('gray-matter') | undefined;

/** Gives the parser of YAML that knows positions. */
export function loadYaml(): typeof import('yaml') {
  return (yaml ??= require('yaml') as typeof import('yaml'));
}

/** Gives the parser of Markdown. */
export function loadSatteri(): typeof import('satteri') {
  return (satteri ??= require('satteri') as typeof import('satteri'));
}

/** Gives gray-matter, which takes front matter apart. */
export function loadGrayMatter(): typeof import('gray-matter') {
  return (grayMatter ??= require('gray-matter') as typeof import('gray-matter'));
}
