import type { Plugin } from 'vite';

/**
 * Keeps the scripts of a page few and small. Loads dynamic imports by `<script>` elements, because Firefox before 67
 * stops at a file that says `import()` or `import.meta`. Replaces the helper that Vite adds to each such import, whose
 * preloading nothing here needs.
 */
export function leanImports(): Plugin {
  return {
    name: 'cong-xa-lean-imports',
    apply: 'build',
    enforce: 'pre',
    applyToEnvironment: ({ config }) => config.consumer === 'client',
    resolveId: {
      order: 'pre',
      // A module that the suggestions share with the script of a page would become a file of its own, which the page
      // has to fetch as well. So the suggestions get a copy of it.
      async handler(source, importer) {
        if (!importer?.endsWith('/suggestions.ts') || !source.endsWith('/open-state.ts')) return null;
        const found = await this.resolve(source, importer, { skipSelf: true });
        return found && `${found.id}?ban-rieng`;
      },
    },
    load: {
      order: 'pre',
      handler: (id) => (id === '\0vite/preload-helper.js' ? LOADER : null),
    },
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const chunk of Object.values(bundle))
          if (chunk.type === 'chunk')
            chunk.code = withLoader(chunk.code, chunk.isDynamicEntry ? chunk.fileName : undefined);
      },
    },
  };
}

/** Stands in for Vite’s helper. A loaded script puts its exports into `window.tep`, under its file name. */
const LOADER = `
window.tep = {};
export const __vitePreload = (name) =>
  new Promise((resolve, onerror) =>
    document.head.append(
      Object.assign(document.createElement('script'), {
        type: 'module',
        src: new URL(name, document.querySelector('script[src*=_astro]').src),
        onload: () => resolve(window.tep[name]),
        onerror,
      }),
    ),
  );
`;

/**
 * Makes a compiled script load others by `LOADER`.
 * @param fileName the file name, when the script is itself loaded by a dynamic import
 * @throws for a dynamic import that is compiled to another form
 */
function withLoader(code: string, fileName?: string): string {
  const lean = code
    .replace(/^const __vite__mapDeps=.*\n/, '')
    .replace(DYNAMIC_IMPORT, '$<loader>(`$<name>`)$<then>');
  const other = /\bimport(?:\(|\.meta).{0,80}/.exec(lean);
  if (other) throw new Error(`A dynamic import that browsers of the floor cannot read: ${other[0]}`);
  return fileName === undefined ? lean : leaveExports(lean, fileName.replace(/^.*\//, ''));
}

/** What Vite makes of `import('./name.ts').then(…)`. */
const DYNAMIC_IMPORT =
  /(?<loader>[\w$]{1,20})\(\(\)=>import\(`\.\/(?<name>[^`]{1,200})`\)(?<then>[^`]{0,200}?),(?:__vite__mapDeps\(\[[\d,]*\]\)|\[\]),import\.meta\.url\)/g;

function leaveExports(code: string, name: string): string {
  const [exported, list] = /export\{([^{}]*)\};?\s*$/.exec(code) ?? [];
  if (!exported) throw new Error(`No list of exports at the end of ${name}.`);
  const members = list!.split(',').map((each) => {
    const [own, shown = own] = each.split(' as ');
    return `${shown}:${own}`;
  });
  return `${code.slice(0, -exported.length)}window.tep[\`${name}\`]={${members.join(',')}};${exported}`;
}
