import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  globSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { linkTree } from '../fixtures/folders.ts';
import { isNightly } from '../fixtures/nightly.ts';

/** The folder of this project. */
export const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

/** What outlives the machines of a CI: caches by key, the newest last, and the artifacts of one run by name. */
export interface Stores {
  caches: Map<string, string>;
  artifacts: Map<string, string>;
}

/** How a job ended. */
export interface JobOutcome {
  code: number;
  log: string;
}

/**
 * Sets up a machine as a CI does: the project and its content, the packages put in. Every machine has its folder at the
 * same path and is gone when the next one is set up, as are those of a CI.
 * @param compiled the machine that has compiled the pages before, whose compiled pages this one gets
 */
export function checkOut(root: string, content: string, compiled?: string): string {
  const machine = bareMachine(root);
  layProgram(machine);
  cpSync(content, join(machine, 'content'), { recursive: true });
  if (compiled) {
    linkTree(join(compiled, 'khuon'), join(machine, '.cache/khuon'));
    lendNodeCache(machine, compiled);
  }
  symlinkSync(join(PROJECT, 'node_modules'), join(machine, 'node_modules'));
  return machine;
}

/** Gives a machine what Node has compiled of the program on another one. */
export function lendNodeCache(machine: string, compiled: string): void {
  mkdirSync(join(machine, '.cache'), { recursive: true });
  // Thousands of files, each named after what it was made of, so that they serve any machine as they are.
  symlinkSync(join(compiled, 'node'), join(machine, '.cache/node'), 'junction');
}

/** Sets up a machine with nothing on it. */
export function bareMachine(root: string): string {
  const machine = join(root, 'may');
  rmSync(machine, { recursive: true, force: true });
  mkdirSync(machine, { recursive: true });
  return machine;
}

/** Puts the program alone into a folder, where it may be removed but not written to. */
export function layProgram(folder: string): void {
  for (const path of [
    ...['src', 'scripts', 'public', 'astro.config.mjs', 'tsconfig.json'],
    ...['package.json', 'package-lock.json'],
  ])
    linkTree(join(PROJECT, path), join(folder, path));
}

/** Takes out of a machine what its builds compiled, for the next machines. */
export function keepCompiled(machine: string): string {
  const kept = mkdtempSync(`${machine}-da-dich-`);
  for (const part of ['khuon', 'node']) renameSync(join(machine, '.cache', part), join(kept, part));
  return kept;
}

/** Reads one of the templates, as the CI would. */
export function readTemplate(path: string) {
  return parse(readFileSync(join(PROJECT, path), 'utf8'));
}

export interface Step {
  name?: string;
  id?: string;
  if?: string;
  uses?: string;
  with?: Record<string, string>;
  env?: Record<string, string>;
  run?: string;
  'continue-on-error'?: boolean;
}

export interface GitHubJob {
  env?: Record<string, string>;
  permissions?: Record<string, string>;
  environment?: string;
  'timeout-minutes'?: number;
  steps: Step[];
}

/**
 * Runs a job of a GitHub template on a machine; checkout and packages are there already.
 * @param programs a folder whose programs come before those of the machine
 */
export async function runGitHubJob(
  workflow: { env?: Record<string, string>; jobs: Record<string, GitHubJob> },
  name: string,
  machine: string,
  stores: Stores,
  given: Record<string, Record<string, unknown>> = {},
  programs?: string,
): Promise<JobOutcome> {
  const job = workflow.jobs[name]!;
  const [output, summary] = [join(machine, '.output'), join(machine, '.summary')];
  const steps: Record<string, { outputs: Record<string, string> }> = {};
  const contexts: Contexts = { vars: {}, secrets: {}, github: {}, runner: {}, ...given, steps };
  contexts.env = { ...workflow.env, ...given['env'] };
  contexts.env = { ...contexts.env, ...expand(job.env ?? {}, contexts, machine) };
  let [code, log] = [0, ''];
  for (const step of job.steps) {
    const asks = /cancelled\(\)|always\(\)/.test(step.if ?? '');
    if (code !== 0 && !asks) continue;
    if (step.if && !evaluate(step.if.replace(/^\$\{\{|\}\}$/g, ''), contexts, machine)) continue;
    const env = { ...contexts.env, ...expand(step.env ?? {}, contexts, machine) } as Record<string, string>;
    if (step.run && !step.run.startsWith('npm ci')) {
      writeFileSync(output, '');
      const outcome = await runBash(
        ['-e'],
        step.run,
        machine,
        { ...env, GITHUB_OUTPUT: output, GITHUB_STEP_SUMMARY: summary },
        programs,
      );
      log += outcome.log;
      code ||= outcome.code;
      const outputs = readFileSync(output, 'utf8').trim().split('\n');
      if (step.id)
        steps[step.id] = {
          outputs: Object.fromEntries(outputs.map((line) => line.split('=') as [string, string])),
        };
    } else if (step.uses) {
      const inputs = expand(step.with ?? {}, contexts, machine);
      const outputs = act(step.uses.split('@')[0]!, inputs, machine, stores);
      if (step.id) steps[step.id] = { outputs };
    }
  }
  return { code, log: log + (existsSync(summary) ? readFileSync(summary, 'utf8') : '') };
}

/** Does what an action of GitHub's own does; gives its outputs. */
function act(
  action: string,
  inputs: Record<string, string>,
  machine: string,
  stores: Stores,
): Record<string, string> {
  const { path = '', key = '', name = '' } = inputs;
  switch (action) {
    case 'actions/checkout':
    case 'actions/setup-node':
      return {};
    case 'actions/cache/restore': {
      const prefixes = [key, ...(inputs['restore-keys'] ?? '').split('\n').filter(Boolean)];
      const kept = [...stores.caches.keys()].reverse();
      const found = prefixes.map((prefix) => kept.find((each) => each.startsWith(prefix))).find(Boolean);
      if (found) linkTree(stores.caches.get(found)!, machine);
      return { 'cache-matched-key': found ?? '' };
    }
    case 'actions/cache/save':
      // A key that is taken stays as it is.
      if (!stores.caches.has(key)) stores.caches.set(key, keep(machine, path.split('\n')));
      return {};
    case 'actions/upload-artifact':
      // Of a folder what is in it, of a file the file.
      stores.artifacts.set(name, join(keep(machine, [path]), path.endsWith('/') ? path : dirname(path)));
      return {};
    case 'actions/download-artifact':
      for (const [each, folder] of stores.artifacts)
        if (name ? each === name : each.startsWith(inputs['pattern']!.replace('*', '')))
          linkTree(folder, join(machine, path));
      return {};
    default:
      throw new Error(`Phép thử chưa biết ${action}.`);
  }
}

type Contexts = Record<string, Record<string, unknown>>;

function expand(texts: Record<string, string>, contexts: Contexts, machine: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [
      name,
      String(text).replace(/\$\{\{(.*?)\}\}/g, (_, expression: string) =>
        String(evaluate(expression, contexts, machine) ?? ''),
      ),
    ]),
  );
}

/** GitHub's expressions are JavaScript's but for names with a hyphen. */
function evaluate(expression: string, contexts: Contexts, machine: string): unknown {
  const functions = {
    cancelled: () => false,
    always: () => true,
    hashFiles: (pattern: string) => digestOf(machine, pattern),
    format: (text: string, ...values: unknown[]) =>
      text.replace(/\{(\d)\}/g, (_, index: string) => String(values[Number(index)])),
  };
  const names = { ...contexts, ...functions };
  const script = expression.replace(/\.(\w+-[\w-]+)/g, "['$1']");
  return new Function(...Object.keys(names), `return (${script});`)(...Object.values(names));
}

export interface GitLabJob {
  image?: string;
  timeout?: string;
  environment?: string | { name: string };
  needs?: string[];
  rules?: { if: string; when?: string }[];
  extends?: string;
  variables?: Record<string, string>;
  before_script?: string[];
  cache?: { key: string; paths: string[]; fallback_keys?: string[]; when?: string }[];
  script: string[];
  artifacts?: { paths: string[]; when?: string };
}

/** Runs a job of the GitLab template on a machine where `before_script` has been done. */
export async function runGitLabJob(
  template: Record<string, unknown>,
  name: string,
  machine: string,
  stores: Stores,
  given: Record<string, string> = {},
  programs?: string,
): Promise<JobOutcome> {
  const job = template[name] as GitLabJob;
  const variables = { ...(template['variables'] as Record<string, string>), ...given };
  const named = (key: string) => key.replace(/\$(\w+)/g, (_, word: string) => variables[word]!);
  for (const { key, fallback_keys = [] } of job.cache ?? []) {
    const found = [key, ...fallback_keys].map(named).find((each) => stores.caches.has(each));
    if (found) linkTree(stores.caches.get(found)!, machine);
  }
  if (job.needs) for (const folder of stores.artifacts.values()) linkTree(folder, machine);
  const outcome = await runBash(['-eo', 'pipefail'], job.script.join('\n'), machine, variables, programs);
  const isKept = (when = 'on_success') => when === 'always' || outcome.code === 0;
  for (const { key, paths, when } of job.cache ?? [])
    if (isKept(when)) stores.caches.set(named(key), keep(machine, paths));
  if (job.artifacts && isKept(job.artifacts.when))
    stores.artifacts.set(variables['CI_NODE_INDEX'] ?? name, keep(machine, job.artifacts.paths));
  return outcome;
}

/** Keeps what the patterns name of a machine, which is gone after its job; gives the folder where it is kept. */
function keep(machine: string, patterns: string[]): string {
  const kept = mkdtempSync(`${machine}-giu-`);
  const [taken, left] = [
    patterns.filter((each) => !each.startsWith('!')),
    patterns.map((each) => each.slice(1)),
  ];
  for (const path of globSync(
    taken.map((each) => each.replace(/\/$/, '')),
    { cwd: machine },
  ))
    // The one link in it is to what every machine has.
    if (!left.includes(path) && !lstatSync(join(machine, path)).isSymbolicLink())
      linkTree(join(machine, path), join(kept, path));
  return kept;
}

function digestOf(machine: string, pattern: string): string {
  const digest = createHash('sha256');
  for (const path of globSync(pattern, { cwd: machine }).sort())
    digest.update(readFileSync(join(machine, path)));
  return digest.digest('hex');
}

/** By day the machines leave out the search index: a folder like any other of what they hand on. */
export const LESS: Record<string, string> = isNightly ? {} : { CONG_XA_WITHOUT_SEARCH: '1' };

/** Runs lines of a template as a CI does, with no more of this process's environment than a machine would have. */
export function runBash(
  flags: string[],
  script: string,
  cwd: string,
  env: Record<string, string>,
  programs?: string,
): Promise<JobOutcome> {
  const { HOME, TMPDIR = '/tmp' } = process.env;
  const PATH = [programs, process.env['PATH']].filter(Boolean).join(delimiter);
  return new Promise((settle, reject) => {
    const child = spawn('bash', ['--noprofile', '--norc', ...flags, '-c', script], {
      cwd,
      env: { PATH, HOME, TMPDIR, NO_COLOR: '1', ...LESS, ...env },
    });
    let log = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (log += text));
    child.on('error', reject).on('close', (code) => settle({ code: code ?? 1, log }));
  });
}
