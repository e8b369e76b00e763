import { createRequire } from 'node:module';

// The parsers that most files need not have. Loaded when first asked for, because they take a twentieth of a second of each
// process that starts. `require` is the one way to load a module within a synchronous function.
const require = createRequire(import.meta.url);

/** Gives the parser of YAML that knows positions. */
export function loadYaml(): typeof import('yaml') {
  return require('yaml') as typeof import('yaml');
}

/** Gives the parser of Markdown. */
export function loadSatteri(): typeof import('satteri') {
  return require('satteri') as typeof import('satteri');
}

/** Gives gray-matter, which takes front matter apart. */
export function loadGrayMatter(): typeof import('gray-matter') {
  return require('gray-matter') as typeof import('gray-matter');
}
