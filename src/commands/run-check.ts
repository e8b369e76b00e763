import { relative } from 'node:path';
import { writeFixes } from '../fixes/summary.ts';
import type { PortalInspector } from '../inspecting/portal-inspector.ts';
import { isError, tell, type Problem, type ToldProblem } from '../problems/problem.ts';
import { draftsLine } from '../problems/reporters/counts.ts';
import { formatGithub } from '../problems/reporters/github.ts';
import { formatJson } from '../problems/reporters/json.ts';
import { formatMarkdown } from '../problems/reporters/markdown.ts';
import { formatTerminal, type TerminalOutput } from '../problems/reporters/terminal.ts';
import { readArguments } from '../terminal/arguments.ts';
import { usageError } from '../terminal/command.ts';
import { Failure } from '../terminal/failure.ts';
import { outputOf, PLAIN_OUTPUT } from '../terminal/output.ts';
import { writeResult } from '../terminal/write-result.ts';
import { withSlashes } from '../text/slashes.ts';
import { checkContent, checkProgress, type CheckOptions } from './check-content.ts';
import { chooseScope } from './check-scope.ts';
import { refuseEarlyClock } from './early-clock.ts';
import { explainCode } from './explain-code.ts';
import { shortenForScreen } from './shorten-for-screen.ts';

/** What a format writes from: all problems, those that a person at a terminal is shown, and how. */
interface Checked {
  problems: ToldProblem[];
  shown: ToldProblem[];
  output: TerminalOutput;
  content: string;
}

const FORMATS: Record<string, (checked: Checked) => string> = {
  terminal: ({ problems, shown, output }) => formatTerminal(shown, output, problems),
  json: ({ problems }) => formatJson(problems),
  github: ({ problems, content }) =>
    formatGithub(problems, `${withSlashes(relative(process.cwd(), content))}/`),
  markdown: ({ problems }) => formatMarkdown(problems),
};

/** Reads the arguments of a check. Throws a Failure for a value that makes no sense. */
export function readCheckArguments(help: string) {
  return readArguments(
    help,
    {
      format: { type: 'string', default: 'terminal' },
      changed: { type: 'string' },
      fix: { type: 'boolean', default: false },
      all: { type: 'boolean', default: false },
      'dry-run': { type: 'boolean', default: false },
      explain: { type: 'string' },
      out: { type: 'string' },
    },
    { bare: ['changed', 'explain'] },
  );
}

/** The arguments of a check, and the processes that read its portals. */
type CheckRun = ReturnType<typeof readCheckArguments> & { inspector: PortalInspector };

/** Checks a content folder, or explains a code, and prints what came of it; returns the exit code. */
export async function runCheck({ inspector, ...flags }: CheckRun): Promise<number> {
  if (flags.explain !== undefined) {
    process.stdout.write(explainCode(flags.explain));
    return 0;
  }
  const { content } = flags;
  const format = Object.hasOwn(FORMATS, flags.format) ? FORMATS[flags.format] : undefined;
  if (!format)
    throw usageError(`Không có kiểu “${flags.format}”; các kiểu: ${Object.keys(FORMATS).join(', ')}.`);
  if (flags['dry-run'] && !flags.fix) throw new Failure('--dry-run chỉ đi cùng --fix.');
  if (flags['as-of'] === undefined) refuseEarlyClock(content);

  const { ids, viewOf } = chooseScope(content, flags.portals, flags.changed);
  const onProgress = checkProgress(ids.length, (line) => process.stderr.write(`${line}\n`));
  const options = { today: flags.asOf, inspector, viewOf, onProgress };
  const { problems, drafts } = flags.fix
    ? await fix(content, ids, options, flags['dry-run'])
    : await checkContent(content, ids, options);
  const told = problems.map(tell);
  const shown = flags.all ? told : shortenForScreen(told, { content, isNamed: flags.portals !== undefined });
  const onScreen = outputOf(process.stdout, content);
  const output = flags.out === undefined ? onScreen : { ...onScreen, ...PLAIN_OUTPUT };
  const written = format({ problems: told, shown, output, content });
  await writeResult(written + (flags.format === 'terminal' ? draftsLine(drafts) : ''), flags.out);
  return problems.some(isError) ? 1 : 0;
}

/** Fixes what is certain, prints the fixes, and returns the problems left. */
async function fix(
  content: string,
  ids: string[],
  options: CheckOptions,
  isRehearsal: boolean,
): Promise<{ problems: Problem[]; drafts: string[] }> {
  // Loaded only for --fix, because it loads the parsers, which otherwise only the inspecting processes need.
  const { fixContent } = await import('./fix-content.ts');
  const { fixes, checked } = await fixContent(content, ids, options, isRehearsal);
  process.stderr.write(writeFixes(fixes, isRehearsal, outputOf(process.stderr, content).folder));
  return checked;
}
