import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, globSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

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

/** Sets up a machine as a CI does: the project and its content in a new folder, the packages put in. */
export async function checkOut(root: string, content: string): Promise<string> {
  const machine = await mkdtemp(join(root, 'may-'));
  for (const path of [
    ...['src', 'scripts', 'public', 'astro.config.mjs', 'tsconfig.json'],
    ...['package.json', 'package-lock.json'],
  ])
    cpSync(join(PROJECT, path), join(machine, path), { recursive: true });
  cpSync(content, join(machine, 'content'), { recursive: true });
  symlinkSync(join(PROJECT, 'node_modules'), join(machine, 'node_modules'));
  return machine;
}

/** Reads one of the templates, as the CI would. */
export function readTemplate(path: string) {
  return parse(readFileSync(join(PROJECT, path), 'utf8'));
}

export interface Step {
  id?: string;
  if?: string;
  uses?: string;
  with?: Record<string, string>;
  env?: Record<string, string>;
  run?: string;
}

/** Runs a job of the GitHub template on a machine; checkout and packages are there already. */
export async function runGitHubJob(
  job: { env?: Record<string, string>; steps: Step[] },
  machine: string,
  stores: Stores,
  given: Record<string, Record<string, unknown>>,
): Promise<JobOutcome> {
  const [output, summary] = [join(machine, '.output'), join(machine, '.summary')];
  const steps: Record<string, { outputs: Record<string, string> }> = {};
  const contexts: Contexts = { vars: {}, secrets: {}, ...given, env: {}, steps };
  contexts.env = expand(job.env ?? {}, contexts, machine);
  let [code, log] = [0, ''];
  for (const step of job.steps) {
    const asks = step.if?.includes('cancelled()') ?? false;
    if (code !== 0 && !asks) continue;
    if (step.if && !evaluate(step.if.replace(/^\$\{\{|\}\}$/g, ''), contexts, machine)) continue;
    const env = { ...contexts.env, ...expand(step.env ?? {}, contexts, machine) };
    if (step.run && step.run !== 'npm ci') {
      writeFileSync(output, '');
      const outcome = await runBash(['-e'], step.run, machine, {
        ...env,
        GITHUB_OUTPUT: output,
        GITHUB_STEP_SUMMARY: summary,
      });
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
      return {};
    case 'actions/cache/restore': {
      const prefixes = [key, ...(inputs['restore-keys'] ?? '').split('\n').filter(Boolean)];
      const kept = [...stores.caches.keys()].reverse();
      const found = prefixes.map((prefix) => kept.find((each) => each.startsWith(prefix))).find(Boolean);
      if (found) cpSync(stores.caches.get(found)!, machine, { recursive: true });
      return { 'cache-matched-key': found ?? '' };
    }
    case 'actions/cache/save':
      // A key that is taken stays as it is.
      if (!stores.caches.has(key)) stores.caches.set(key, keep(machine, path.split('\n')));
      return {};
    case 'actions/upload-artifact':
      stores.artifacts.set(name, dirname(join(keep(machine, [path]), path)));
      return {};
    case 'actions/download-artifact':
      for (const [each, folder] of stores.artifacts)
        if (each.startsWith(inputs['pattern']!.replace('*', '')))
          cpSync(folder, join(machine, path), { recursive: true });
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
    hashFiles: (pattern: string) => digestOf(machine, pattern),
    format: (text: string, ...values: unknown[]) =>
      text.replace(/\{(\d)\}/g, (_, index: string) => String(values[Number(index)])),
  };
  const names = { ...contexts, ...functions };
  const script = expression.replace(/\.(\w+-[\w-]+)/g, "['$1']");
  return new Function(...Object.keys(names), `return (${script});`)(...Object.values(names));
}

export interface GitLabJob {
  cache?: { key: string; paths: string[]; fallback_keys?: string[]; when?: string }[];
  script: string[];
  artifacts?: { paths: string[]; when?: string };
}

/** Runs a job of the GitLab template on a machine where `before_script` has been done. */
export async function runGitLabJob(
  job: GitLabJob,
  machine: string,
  stores: Stores,
  variables: Record<string, string>,
): Promise<JobOutcome> {
  const named = (key: string) => key.replace(/\$(\w+)/g, (_, name: string) => variables[name]!);
  for (const { key, fallback_keys = [] } of job.cache ?? []) {
    const found = [key, ...fallback_keys].map(named).find((each) => stores.caches.has(each));
    if (found) cpSync(stores.caches.get(found)!, machine, { recursive: true });
  }
  if (!job.cache)
    for (const folder of stores.artifacts.values()) cpSync(folder, machine, { recursive: true });
  const outcome = await runBash(['-eo', 'pipefail'], job.script.join('\n'), machine, variables);
  const isKept = (when = 'on_success') => when === 'always' || outcome.code === 0;
  for (const { key, paths, when } of job.cache ?? [])
    if (isKept(when)) stores.caches.set(named(key), keep(machine, paths));
  if (job.artifacts && isKept(job.artifacts.when))
    stores.artifacts.set(variables['CI_NODE_INDEX']!, keep(machine, job.artifacts.paths));
  return outcome;
}

/** Copies what the patterns name out of a machine, which is gone after its job; gives the folder of the copy. */
function keep(machine: string, patterns: string[]): string {
  const kept = `${machine}-giu-${createHash('sha1').update(patterns.join()).digest('hex').slice(0, 8)}`;
  mkdirSync(kept, { recursive: true });
  const [taken, left] = [
    patterns.filter((each) => !each.startsWith('!')),
    patterns.map((each) => each.slice(1)),
  ];
  for (const path of globSync(
    taken.map((each) => each.replace(/\/$/, '')),
    { cwd: machine },
  ))
    if (!left.includes(path)) cpSync(join(machine, path), join(kept, path), { recursive: true });
  return kept;
}

function digestOf(machine: string, pattern: string): string {
  const digest = createHash('sha256');
  for (const path of globSync(pattern, { cwd: machine }).sort())
    digest.update(readFileSync(join(machine, path)));
  return digest.digest('hex');
}

function runBash(
  flags: string[],
  script: string,
  cwd: string,
  env: Record<string, string>,
): Promise<JobOutcome> {
  const { PATH, HOME, TMPDIR = '/tmp' } = process.env;
  return new Promise((settle, reject) => {
    const child = spawn('bash', ['--noprofile', '--norc', ...flags, '-c', script], {
      cwd,
      env: { PATH, HOME, TMPDIR, NO_COLOR: '1', ...env },
    });
    let log = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (log += text));
    child.on('error', reject).on('close', (code) => settle({ code: code ?? 1, log }));
  });
}
