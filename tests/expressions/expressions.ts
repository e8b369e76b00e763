import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** A regular expression of the program, and whether it is what a text is split at. */
export interface Expression {
  /** Where it stands: `src/text/fold.ts:42`. */
  at: string;
  source: string;
  flags: string;
  splits: boolean;
}

/** What stands for the parameters of functions that put an expression together. */
export type Examples = Record<string, Record<string, unknown[]>>;

/**
 * Finds every regular expression in the TypeScript, JavaScript and Astro files of some folders, those put together
 * with `new RegExp` included.
 * @throws when one is put together from a parameter that `examples` says nothing of
 */
export function expressionsUnder(root: string, folders: readonly string[], examples: Examples): Expression[] {
  return folders
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(
        (name) => `${folder}/${name}`,
      ),
    )
    .filter((file) => /\.(?:ts|js|mjs|astro)$/.test(file) && !file.startsWith('scripts/bench/'))
    .sort()
    .flatMap((file) => expressionsOf(file, readFileSync(join(root, file), 'utf8'), examples[file]));
}

/**
 * Finds every regular expression of one file.
 * @throws when one is put together from a parameter that `examples` says nothing of
 */
export function expressionsOf(file: string, code: string, examples: Examples[string] = {}): Expression[] {
  return file.endsWith('.astro')
    ? partsOfAstro(code).flatMap((part) => expressionsIn(file, part, ts.ScriptKind.TSX, examples))
    : expressionsIn(file, code, ts.ScriptKind.TS, examples);
}

/**
 * The code of an Astro file, each part on its own lines: what stands between the dashes with the page below, which
 * TypeScript reads well enough as JSX, and each script by itself.
 */
function partsOfAstro(text: string): string[] {
  const blank = (part: string) => part.replace(/[^\n]/g, ' ');
  const scripts = [...text.matchAll(/(?<=<script[^>]*>).*?(?=<\/script>)/gs)];
  const page = text
    .replace(/(?<=<(script|style)[^>]*>).*?(?=<\/\1>)/gs, blank)
    .replace(/^---$/gm, '')
    .replace(/<!(?:--.*?--|[^>]*)>/gs, blank);
  return [page, ...scripts.map(({ 0: script, index }) => blank(text.slice(0, index)) + script)];
}

function expressionsIn(
  file: string,
  code: string,
  kind: ts.ScriptKind,
  examples: Record<string, unknown[]>,
): Expression[] {
  const tree = ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true, kind);
  const found: Expression[] = [];
  const add = (node: ts.Node, { source, flags }: { source: string; flags: string }) => {
    const line = tree.getLineAndCharacterOfPosition(node.getStart()).line + 1;
    found.push({ at: `${file}:${line}`, source, flags, splits: isSplitAt(node) });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const [, source = '', flags = ''] = /^\/(.*)\/([a-z]*)$/s.exec(node.text)!;
      add(node, { source, flags });
    } else if (isMade(node)) for (const made of valuesOf(node, tree, examples)) add(node, made as RegExp);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

function isMade(node: ts.Node): boolean {
  return (ts.isNewExpression(node) || ts.isCallExpression(node)) && node.expression.getText() === 'RegExp';
}

function isSplitAt({ parent }: ts.Node): boolean {
  return (
    ts.isCallExpression(parent) &&
    ts.isPropertyAccessExpression(parent.expression) &&
    parent.expression.name.text === 'split'
  );
}

/** What an expression comes to: constants of its file as they are, everything else as the examples have it. */
function valuesOf(node: ts.Node, tree: ts.SourceFile, examples: Record<string, unknown[]>): unknown[] {
  const constants = new Map(
    tree.statements
      .filter(ts.isVariableStatement)
      .flatMap(({ declarationList }) => [...declarationList.declarations])
      .map(({ name, initializer }) => [name.getText(), initializer]),
  );
  const needed = new Set<string>();
  const parameters = new Set<string>();
  const gather = (part: ts.Node): void => {
    if (ts.isIdentifier(part) && isRead(part)) {
      const constant = constants.get(part.text);
      if (constant && !needed.has(part.text)) {
        gather(constant);
        needed.add(part.text);
      } else if (!constant && !(part.text in globalThis)) parameters.add(part.text);
    }
    ts.forEachChild(part, gather);
  };
  gather(node);

  const unknown = [...parameters].filter((name) => !examples[name]);
  if (unknown.length > 0)
    throw new Error(`${tree.fileName}: give an example of ${unknown.join(', ')} for ${node.getText()}`);
  const code = ts.transpile(
    [...needed].map((name) => `const ${name} = ${constants.get(name)!.getText()};`).join('\n') +
      `\nreturn ${node.getText()};`,
    { target: ts.ScriptTarget.ESNext },
  );
  const names = [...parameters];
  const choices = names.reduce<unknown[][]>(
    (all, name) => all.flatMap((chosen) => examples[name]!.map((value) => [...chosen, value])),
    [[]],
  );
  return choices.map((values) =>
    (new Function(...names, code) as (...given: unknown[]) => unknown)(...values),
  );
}

/** Says whether a name stands for a value, and not for a property of one. */
function isRead({ parent, text }: ts.Identifier): boolean {
  if (ts.isPropertyAccessExpression(parent)) return parent.expression.getText() === text;
  return !ts.isPropertyAssignment(parent) || parent.name.getText() !== text;
}
