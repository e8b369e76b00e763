import { resolve } from 'node:path';
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import colours from 'picocolors';
import type { Colors } from 'picocolors/types';
import type { Output } from '../problems/reporters.ts';
import { isDay } from '../schemas/day.ts';
import { today } from './clock.ts';
import { Failure } from './failure.ts';

/** The flags every command takes. */
const COMMON = {
  content: { type: 'string', default: 'content' },
  portal: { type: 'string' },
  'as-of': { type: 'string' },
  help: { type: 'boolean', default: false },
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
  const parsed = parse({ ...COMMON, ...options }, help, extra);
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
export async function run(command: () => Promise<number>): Promise<void> {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 2));
  try {
    process.exitCode = await command();
  } catch (error) {
    process.exitCode = 2;
    if (error instanceof Failure) process.stderr.write(`${error.message}\n`);
    else process.stderr.write(`Lệnh dừng vì một lỗi của công cụ: ${describe(error)}\n`);
  }
}

/** One line about an error nobody foresaw; the stack too where CONG_XA_DEBUG is set. */
export function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return process.env['CONG_XA_DEBUG']
    ? (error.stack ?? error.message)
    : (error.message.split('\n')[0] ?? error.name);
}

type Values<O extends ParseArgsOptionsConfig> = ReturnType<
  typeof parseArgs<{ options: O; allowPositionals: false; strict: true }>
>['values'];

function parse(
  options: ParseArgsOptionsConfig,
  help: string,
  { bare = [], mostWords = 0 }: { bare?: string[]; mostWords?: number },
) {
  const args = process.argv
    .slice(2)
    .map((arg, index, all) =>
      bare.some((flag) => arg === `--${flag}`) && (all[index + 1] ?? '--').startsWith('-') ? `${arg}=` : arg,
    );
  try {
    const parsed = parseArgs({ args, options, allowPositionals: mostWords > 0, strict: true });
    const tooMany = parsed.positionals[mostWords];
    if (tooMany !== undefined) throw new Failure(`Không hiểu “${tooMany}”.\n\n${help}`);
    return parsed;
  } catch (error) {
    if (error instanceof Failure) throw error;
    const code = (error as NodeJS.ErrnoException).code;
    const word = /'([^' ]+)/.exec((error as Error).message)?.[1] ?? '';
    const reason =
      code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION'
        ? `Không có tham số ${word}.`
        : code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL'
          ? `Không hiểu “${word}”.`
          : `Tham số ${word} viết chưa đúng.`;
    throw new Failure(`${reason}\n\n${help}`);
  }
}

/** Reads a flag that is a whole number from 1 up to a limit. */
export function count(flag: string, text: string, most = 1_000_000): number {
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
export function outputOf(stream: NodeJS.WriteStream): Output {
  return { colours: coloursFor(stream), width: stream.isTTY ? Math.max(60, stream.columns) : Infinity };
}
