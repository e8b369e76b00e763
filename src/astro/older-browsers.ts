import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import flattenIs from '@csstools/postcss-is-pseudo-class';
import { Features, transform, type Targets } from 'lightningcss';
import postcss, { type ChildNode, type Declaration, type Plugin as CssPlugin, type Rule } from 'postcss';
import toPhysical from 'postcss-logical';
import type { Plugin } from 'vite';
import manifest from '../../package.json' with { type: 'json' };

/**
 * Compiles the finished style sheets for the floor: the oldest browsers that are supported (`STYLE_FLOOR`). They know
 * no cascade layers, logical properties, `:is` or ranges in media queries. The sources use all of these.
 */
export function styleOlderBrowsers(): Plugin {
  return {
    name: 'cong-xa-older-browsers',
    apply: 'build',
    configEnvironment: (name) => ({
      build: {
        // Node runs the modules that render the pages, and renders slower when they are compiled for older browsers.
        target: name === 'client' ? SCRIPT_FLOOR : 'esnext',
        cssTarget: 'esnext',
        rolldownOptions: { output: { assetFileNames: ASSET_NAMES } },
      },
    }),
    transform: {
      // A style sheet that a script imports.
      order: 'pre',
      filter: { id: /\.css\?inline$/ },
      handler: (sheet, id) => compileForFloor(id, sheet),
    },
    generateBundle: {
      // Runs after the sheets are joined.
      order: 'post',
      async handler(_options, bundle) {
        for (const file of Object.values(bundle))
          if (file.type === 'asset' && file.fileName.endsWith('.css'))
            file.source = await compileForFloor(file.fileName, String(file.source));
      },
    },
  };
}

/**
 * Names files by the digest of this step too: browsers keep a file for a year by its name, and Vite computes its hash
 * before this step.
 */
const ASSET_NAMES = `_astro/[name].[hash]${digestOfStep()}[extname]`;

/** A digest of everything that decides how a sheet is compiled. */
function digestOfStep(): string {
  const packages = ['@csstools/postcss-is-pseudo-class', 'lightningcss', 'postcss', 'postcss-logical'];
  const versions = packages.map((name) => manifest.dependencies[name as keyof typeof manifest.dependencies]);
  return hash('sha256', JSON.stringify([versions, readFileSync(import.meta.filename, 'utf8')])).slice(0, 4);
}

/** The floor: the oldest browsers that show a portal with its style, which are Chrome 64, Safari 12, Firefox 60. */
export const STYLE_FLOOR: Targets = {
  chrome: 64 << 16,
  safari: 12 << 16,
  ios_saf: 12 << 16,
  firefox: 60 << 16,
};

/** The same browsers, as Vite names them. */
const SCRIPT_FLOOR = ['chrome64', 'safari12', 'firefox60'];

/** Compiles one style sheet. Throws for a layer that has no place in the order. */
export async function compileForFloor(name: string, sheet: string): Promise<string> {
  const plugins = [
    unwrapLayers(),
    rewriteLessThan(),
    flattenIs({ preserve: false, specificityMatchingName: 'z' }),
    toPhysical({}),
    spaceFlexItems(),
  ];
  const { css } = await postcss(plugins).process(sheet, { from: name });
  const { code } = transform({
    filename: name,
    code: new TextEncoder().encode(css),
    minify: true,
    targets: STYLE_FLOOR,
    // The sheets state the colours of each scheme themselves.
    exclude: Features.LightDark,
  });
  return new TextDecoder().decode(code);
}

/**
 * Writes “narrower than” as “at most a hundredth less”, which the compiler turns into a `max-width`. It turns `<` into
 * `not (min-width: …)`, and browsers before 2022 ignore that query with the rules in it.
 */
function rewriteLessThan(): CssPlugin {
  return {
    postcssPlugin: 'rewrite-less-than',
    AtRule: {
      media: (rule) => {
        rule.params = rule.params.replace(
          /\((width|height)\s?<\s?(\d{1,4})rem\)/g,
          (_, side: string, limit: string) => `(${side} <= ${Number(limit) - 0.01}rem)`,
        );
      },
    },
  };
}

/**
 * Repeats the gap between flex items as margins, for browsers that know `gap` in grids only: Chrome before 84 and
 * Safari before 14.1. `@supports` cannot test for `gap` in flex containers, so the rule tests for `inset`, which
 * browsers got at nearly the same time. In an inline container only the drawing gets a margin, because bare text cannot
 * have one.
 */
function spaceFlexItems(): CssPlugin {
  return {
    postcssPlugin: 'space-flex-items',
    OnceExit(root, { AtRule, Rule }) {
      const spaced = new AtRule({ name: 'supports', params: 'not (inset: 0)' });
      root.walkRules((rule) => {
        const margins = gapAsMargins(rule);
        if (!margins || rule.parent?.type !== 'root') return;
        const items = isInline(rule) ? 'svg' : ':not(:last-child)';
        const selectors = rule.selectors.map((selector) => `${selector} > ${items}`);
        spaced.append(new Rule({ selectors, nodes: margins }));
      });
      if (spaced.nodes?.length) root.append(spaced);
    },
  };
}

function isInline(rule: Rule): boolean {
  return rule.some((node) => node.type === 'decl' && node.prop === 'display' && node.value === 'inline-flex');
}

/** Gives the margins of the items of a flex container that stand for its gap; undefined for any other rule. */
function gapAsMargins(rule: Rule): Declaration[] | undefined {
  const values = new Map<string, string>();
  rule.each((node) => {
    if (node.type === 'decl') values.set(node.prop, node.value);
  });
  const gap = values.get('gap');
  if (!gap || !/^(?:inline-)?flex$/.test(values.get('display') ?? '')) return undefined;
  const [row, column = row] = postcss.list.space(gap);
  const isColumn = values.get('flex-direction') === 'column';
  const sides = [
    ...(isColumn ? [] : [{ prop: 'margin-right', value: column! }]),
    ...(isColumn || values.get('flex-wrap') === 'wrap' ? [{ prop: 'margin-bottom', value: row! }] : []),
  ];
  return sides.filter(({ value }) => value !== '0').map((side) => postcss.decl(side));
}

/** The cascade layers of `styles/portal.css`, from the weakest on; a rule in no layer outweighs them all. */
export const LAYER_ORDER = ['tokens', 'base', 'layout', 'parts', 'home', 'print'];

/**
 * Replaces cascade layers by the order of rules: writes the rules of each layer in the order of the layers, then those
 * in no layer. A test compares the look of every template with and without layers.
 */
function unwrapLayers(): CssPlugin {
  return {
    postcssPlugin: 'unwrap-layers',
    Once(root) {
      const inLayer = new Map<string, ChildNode[]>(LAYER_ORDER.map((layer) => [layer, []]));
      const inNone: ChildNode[] = [];
      for (const node of [...root.nodes]) {
        node.remove();
        if (node.type !== 'atrule' || node.name !== 'layer') inNone.push(node);
        else if (node.nodes) {
          const rules = inLayer.get(node.params);
          if (!rules) throw node.error(`The layer “${node.params}” has no place in LAYER_ORDER.`);
          for (const rule of node.nodes) rules.push(rule);
        }
      }
      for (const rules of inLayer.values()) root.append(rules);
      root.append(inNone);
    },
  };
}
