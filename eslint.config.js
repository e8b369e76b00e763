import js from '@eslint/js';
import astro from 'eslint-plugin-astro';
import regexp from 'eslint-plugin-regexp';
import ts from 'typescript-eslint';

/**
 * The folders of `src`, from those that know nothing of the others to those that know all. A folder imports only
 * from itself and the rows above its own, so that the map in the README stays true.
 */
const LAYERS = [
  ['schemas', 'text', 'theme', 'serving', 'offline'],
  ['addresses', 'problems', 'deploying'],
  ['reading', 'markdown', 'verifying'],
  ['checks', 'fixes', 'report', 'scaffold', 'search', 'visits', 'auditing', 'hosting'],
  ['terminal'],
  ['store'],
  ['pictures', 'processes'],
  ['inspecting', 'views'],
  ['astro'],
  ['building'],
  ['commands'],
  ['components', 'layouts'],
  ['pages'],
];

/** The folders that may touch disk, clock, environment and Astro; all others take values and give values back. */
const EDGE = LAYERS.slice(LAYERS.findIndex((row) => row.includes('terminal'))).flat();

/** Calls that may be given a list as their arguments, and that overflow the stack when the list is long. */
const SPREADING = [
  'push',
  'unshift',
  'splice',
  'concat',
  'assign',
  'max',
  'min',
  'fromCharCode',
  'fromCodePoint',
];

const SPREADS = [
  {
    selector: `CallExpression[callee.property.name=/^(?:${SPREADING.join('|')})$/] > SpreadElement`,
    message: 'A call takes some 120,000 arguments and content may hold more: use a loop, or reduce.',
  },
  {
    selector: 'CallExpression[callee.property.name="apply"]',
    message: 'A call takes some 120,000 arguments and content may hold more: use a loop.',
  },
];

const SHARP = {
  selector: ":matches(ImportDeclaration, ImportExpression)[source.value='sharp']",
  message: 'Pictures are opened in src/pictures/raster.ts alone.',
};

const RUNTIME = {
  selector:
    ':matches(ImportDeclaration, ImportExpression, ExportNamedDeclaration)[source.value=/^astro\\/runtime/]',
  message: 'Only src/astro/compiled-entry.ts renders pages with the runtime of Astro.',
};

/** What would put the seams of `src` and `scripts` out of sight of the compiler, or of the linter's layers. */
const SEAMS = [
  {
    selector: 'TSAsExpression > TSNeverKeyword.typeAnnotation',
    message: 'Nothing is of type never; give the value the type that is asked for.',
  },
  {
    selector: 'TSAsExpression > TSAsExpression.expression > TSUnknownKeyword.typeAnnotation',
    message: 'A cast by way of unknown hides whatever is wrong; find the type that fits.',
  },
  {
    selector: ':matches(ImportDeclaration, ImportExpression)[source.value=/(?:^|\\/)tests\\//]',
    message: 'Only tests import from tests.',
  },
];

const ENVIRONMENT = {
  selector: 'MemberExpression[object.name="process"][property.name="env"]',
  message: 'Of src, only src/terminal/environment.ts reads the environment.',
};

const PATIENCE = {
  selector:
    'ImportDeclaration[source.value=/^(?:node:)?fs\\b/] > :matches(ImportSpecifier[imported.name=/^(?:rename|rm|rmdir|unlink|promises)(?:Sync)?$/], ImportDefaultSpecifier, ImportNamespaceSpecifier)',
  message:
    'Only src/terminal/patient-files.ts renames and removes, because Windows may refuse it for a moment.',
};

const GIT = {
  selector:
    'CallExpression[callee.name=/^(exec|spawn|fork)/] > .arguments:matches(Literal[value=/^git\\b/], TemplateLiteral[quasis.0.value.raw=/^git\\b/])',
  message: 'Only src/store/git.ts starts Git, so that nothing the content says makes it run a program.',
};

/** What browsers of the floor (Chrome 64, Safari 12, Firefox 60) lack and no compiler adds. */
const NEWER_METHODS = [
  'at',
  'findLast',
  'findLastIndex',
  'toSorted',
  'toReversed',
  'toSpliced',
  'with',
  'replaceAll',
  'replaceChildren',
  'matchAll',
  'fromEntries',
  'hasOwn',
  'groupBy',
  'allSettled',
  'any',
  'toggleAttribute',
  'trimStart',
  'trimEnd',
  'withResolvers',
  'toWellFormed',
  'isWellFormed',
];

const NEWER = [
  {
    selector: `CallExpression[callee.property.name=/^(?:${NEWER_METHODS.join('|')})$/]:not([callee.object.property.name='clients'])`,
    message: 'The browsers of the floor lack it; see src/astro/older-browsers.ts.',
  },
  {
    selector: 'CallExpression[callee.name="structuredClone"], NewExpression[callee.name="EventTarget"]',
    message: 'The browsers of the floor lack it; see src/astro/older-browsers.ts.',
  },
  {
    selector: 'Literal[regex.pattern=/\\(\\?<[=!]/]',
    message: 'Safari before 16.4 cannot read a file with a look behind.',
  },
  {
    selector: 'Literal[regex.pattern=/\\\\p\\{|\\(\\?</]',
    message: 'Firefox before 78 has no named classes and groups; see src/text/letters.ts.',
  },
  {
    selector: 'AssignmentExpression > MemberExpression.left[property.name=/^(?:aria[A-Z]|role$)/]',
    message: 'Firefox before 119 has no such property; set the attribute.',
  },
];

export default ts.config(
  { ignores: ['content', 'dist', '.astro', '.cache', 'node_modules', 'tests/rules/*/', 'tests/cases/*/'] },
  js.configs.recommended,
  ts.configs.strict,
  ts.configs.stylistic,
  astro.configs.recommended,
  {
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { ignoreRestSiblings: true, argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      'no-undef': 'off',
    },
  },
  {
    files: ['src/**', 'scripts/**'],
    plugins: { regexp },
    rules: {
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': [
        'error',
        { report: 'potential', ignorePartial: false, ignoreSticky: true },
      ],
    },
  },
  {
    // Sent as it is written, to browsers that do not know what came after.
    files: ['src/components/display-choice.js', 'src/components/search-page/no-modules.js'],
    languageOptions: { ecmaVersion: 2017 },
    rules: { '@typescript-eslint/no-unused-vars': ['error', { caughtErrors: 'none' }] },
  },
  {
    // Only its types are taken out, and Chrome before 66 knows no `catch` without a name.
    files: ['src/offline/worker.ts'],
    rules: { '@typescript-eslint/no-unused-vars': ['error', { caughtErrorsIgnorePattern: '^_' }] },
  },
  // Of this rule only the last setting that fits a file counts.
  restrict(['scripts/**'], [...SPREADS, ...SEAMS, PATIENCE, RUNTIME, SHARP, GIT]),
  restrict(['src/**'], [...SPREADS, ...SEAMS, PATIENCE, RUNTIME, SHARP, GIT, ENVIRONMENT]),
  // Code that goes to browsers; of the search, what only the build uses is left out.
  ...[
    restrict(
      [
        'src/components/**/*.ts',
        'src/offline/worker.ts',
        'src/search/**',
        'src/text/{fold,letters,syllables,format,index-spelling,open-state}.ts',
      ],
      [...SPREADS, ...SEAMS, PATIENCE, RUNTIME, SHARP, GIT, ENVIRONMENT, ...NEWER],
    ),
    restrict(
      [
        'src/search/{title-list,records,question-records,elsewhere,partition,plain-words,words/words-by-code,words/schema}.ts',
      ],
      [...SPREADS, ...SEAMS, PATIENCE, RUNTIME, SHARP, GIT, ENVIRONMENT],
    ),
  ],
  restrict(['src/astro/compiled-entry.ts'], [...SPREADS, ...SEAMS, PATIENCE, SHARP, GIT, ENVIRONMENT]),
  restrict(['src/terminal/environment.ts'], [...SPREADS, ...SEAMS, PATIENCE, RUNTIME, SHARP, GIT]),
  restrict(['src/pictures/raster.ts'], [...SPREADS, ...SEAMS, PATIENCE, RUNTIME, GIT, ENVIRONMENT]),
  restrict(['src/terminal/patient-files.ts'], [...SPREADS, ...SEAMS, RUNTIME, SHARP, GIT, ENVIRONMENT]),
  restrict(['src/store/git.ts'], [...SPREADS, ...SEAMS, PATIENCE, RUNTIME, SHARP, ENVIRONMENT]),
  // The benchmarks only read what they wrote themselves.
  restrict(['scripts/bench/**'], [...SEAMS, RUNTIME, GIT]),
  ...LAYERS.flatMap((folders, row) => folders.map((folder) => layer(folder, LAYERS.slice(row + 1).flat()))),
);

function restrict(files, forbidden) {
  return { files, rules: { 'no-restricted-syntax': ['error', ...forbidden] } };
}

/** Forbids a folder to import from the folders that build on it, from the commands, and, off the edge, the outside. */
function layer(folder, above) {
  const outside = [
    'node:fs',
    'node:fs/promises',
    'node:child_process',
    'node:http',
    'node:os',
    'astro:*',
    'astro',
    'astro/*',
  ];
  return {
    files: [`src/${folder}/**`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: [...above.map((name) => `**/${name}/**`), '**/scripts/**'],
              message: 'Imports go one way; see the map in the README.',
            },
            ...(EDGE.includes(folder)
              ? []
              : [{ group: outside, message: 'Only the edge touches the outside.' }]),
          ],
        },
      ],
      ...(EDGE.includes(folder)
        ? {}
        : {
            'no-restricted-globals': ['error', 'process', 'performance'],
            'no-restricted-properties': ['error', { object: 'Date', property: 'now' }],
          }),
    },
  };
}
