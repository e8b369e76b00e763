import { basename, relative, resolve } from 'node:path';
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import colours from 'picocolors';
import type { Colors } from 'picocolors/types';
import type { TerminalOutput } from '../problems/reporters/terminal.ts';
import { nearest } from '../reading/nearest.ts';
import { isDay } from '../schemas/day.ts';
import { printable, printableLines } from '../text/printable.ts';
import { today } from './clock.ts';
import { Failure } from './failure.ts';

/** The flags every command takes. */
const COMMON = {
  content: { type: 'string', default: 'content' },
  portal: { type: 'string' },
  'as-of': { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
} as const satisfies ParseArgsOptionsConfig;

/**
 * Parses a command's arguments together with the flags every command takes.
 * Prints the help and ends the process on `--help`; a wrong argument is a Failure that says what to do.
 * @param extra.bare text flags that may stand without a value, which then is empty
 * @param extra.mostWords how many words without a flag the command takes
 */
export function readArguments<O extends ParseArgsOptionsConfig>(
  help: string,
  options: O,
  extra: { bare?: (keyof O & string)[]; mostWords?: number } = {},
) {
  const parsed = parse({ ...COMMON, ...options }, extra);
  const values = parsed.values as Values<typeof COMMON> & Values<O>;
  const { content, portal, 'as-of': asOf, help: asked } = values as Values<typeof COMMON>;
  if (asked) {
    process.stdout.write(help);
    process.exit(0);
  }
  if (asOf !== undefined && !isDay(asOf))
    throw new Failure(`--as-of phải là một ngày có thật, ví dụ 2026-06-30; đã nhận “${asOf}”.`);
  const portals = portal
    ?.split(',')
    .map((id) => id.trim())
    .filter(Boolean);
  if (portals?.length === 0) throw new Failure('--portal chưa ghi tên cổng nào, ví dụ --portal xa-minh-hoa.');
  return {
    ...values,
    words: parsed.positionals,
    content: resolve(content),
    portals,
    asOf: asOf ?? today(),
  };
}

/** Runs a command: a Failure becomes a sentence and exit code 2, a crash a line without its stack. */
export async function runCommand(command: () => Promise<number>): Promise<void> {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 2));
  try {
    process.exitCode = await command();
  } catch (error) {
    process.exitCode = 2;
    if (error instanceof Failure) process.stderr.write(`${printableLines(error.message)}\n`);
    else process.stderr.write(`Lệnh dừng vì một lỗi của công cụ: ${describeError(error)}\n`);
  }
}

/** One line about an error nobody foresaw; the stack too where CONG_XA_DEBUG is set. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return printable(String(error));
  return process.env['CONG_XA_DEBUG']
    ? printableLines(error.stack ?? error.message)
    : printable(error.message.split('\n')[0] ?? error.name);
}

type Values<O extends ParseArgsOptionsConfig> = ReturnType<
  typeof parseArgs<{ options: O; allowPositionals: false; strict: true }>
>['values'];

function parse(
  options: ParseArgsOptionsConfig,
  { bare = [], mostWords = 0 }: { bare?: string[]; mostWords?: number },
) {
  const args = process.argv
    .slice(2)
    .map((arg, index, all) =>
      bare.some((flag) => arg === `--${flag}`) && (all[index + 1] ?? '--').startsWith('-') ? `${arg}=` : arg,
    );
  const kind = mostWords > 0 && /^[a-z]/.test(args[0] ?? '') ? `${args[0]} ` : '';
  const kept = Object.keys(options).find(isKeptByNpm);
  if (kept)
    throw usageError(`Thiếu dấu -- trước --${kept}; hãy ghi:  ${nameOfCommand()} ${kind}--${kept} …`, kind);
  try {
    const parsed = parseArgs({ args, options, allowPositionals: mostWords > 0, strict: true });
    const tooMany = parsed.positionals[mostWords];
    if (tooMany === undefined) return parsed;
    throw usageError(`Không hiểu “${tooMany}”.${suggest(tooMany, options)}`, kind);
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw usageError(reasonOf(error as NodeJS.ErrnoException, args, options), kind);
  }
}

/** A wrong call of a command: what is wrong, then where to read how it is called. */
export function usageError(reason: string, kind = ''): Failure {
  return new Failure(`${reason}\nHướng dẫn:  ${nameOfCommand()} ${kind}--help`);
}

/** A command as it is to be typed; the content folder stands in it where it is not the usual one. */
export function commandOn(command: string, words: string, content: string): string {
  const folder = shownPath(content);
  const told = folder === 'content' ? '' : ` --content ${/[^\w./-]/.test(folder) ? `"${folder}"` : folder}`;
  return `npm run ${command} -- ${words}${told}`;
}

/** A path as the person who works in this folder would type it. */
export function shownPath(path: string): string {
  const shown = relative(process.cwd(), path);
  return printable(shown.startsWith('..') ? path : shown);
}

function nameOfCommand(): string {
  return `npm run ${basename(process.argv[1] ?? '', '.ts')} --`;
}

function reasonOf(
  { code, message }: NodeJS.ErrnoException,
  args: string[],
  options: ParseArgsOptionsConfig,
): string {
  const named = /'([^' ]+)/.exec(message)?.[1] ?? '';
  switch (code) {
    case 'ERR_PARSE_ARGS_UNKNOWN_OPTION': {
      // Of letters behind a single hyphen only the first is named.
      const typed = args.find((arg) => arg.startsWith(named))?.split('=')[0] ?? named;
      return `Không có tham số ${typed}.${suggest(typed, options)}`;
    }
    case 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL':
      return `Không hiểu “${named}”.${suggest(named, options)}`;
    default:
      return message.includes('does not take')
        ? `Tham số ${named} không nhận giá trị.`
        : `Tham số ${named} chưa có giá trị đi theo.`;
  }
}

/** Offers the flag that was probably meant; its hyphens may be missing, or a dash of Word's. */
function suggest(typed: string, options: ParseArgsOptionsConfig): string {
  const flags = Object.keys(options);
  const name = typed.replace(/^[-–—]+/, '');
  const begun = flags.find((flag) => name.length > 2 && flag.startsWith(name));
  const near = begun ?? (name === typed ? '' : nearest(name, flags));
  return near ? ` Có thể là: --${near}` : '';
}

/** Where the sign -- is missing, npm keeps a flag to itself, and the command would do something else than was asked. */
function isKeptByNpm(flag: string): boolean {
  return !OF_NPM.includes(flag) && !!process.env[`npm_config_${flag.replaceAll('-', '_')}`];
}

/** Flags that people set for npm or for what it calls. */
const OF_NPM = ['force', 'email', 'jobs'];

/** Reads a flag that is a whole number from 1 up to a limit. */
export function parseCount(flag: string, text: string, most = 1_000_000): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > most)
    throw new Failure(`${flag} phải là số nguyên từ 1 tới ${most}; đã nhận “${text}”.`);
  return value;
}

/** The colours a stream may show: none but on a terminal, whatever FORCE_COLOR or CI say. */
export function coloursFor(stream: NodeJS.WriteStream): Colors {
  return colours.createColors(stream.isTTY === true && colours.isColorSupported);
}

/** What a stream can show: its colours, and how wide its lines may be; as wide as they are but on a terminal. */
export function outputOf(stream: NodeJS.WriteStream): TerminalOutput {
  return { colours: coloursFor(stream), width: stream.isTTY ? Math.max(60, stream.columns) : Infinity };
}
