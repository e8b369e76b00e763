import { resolve } from 'node:path';
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { isoDayOf, likelyDayOf, noSuchDay } from '../reading/date-typos.ts';
import { nearest } from '../reading/nearest.ts';
import { dayOfMoment, isDayOrMinute, type Day, type Minute } from '../schemas/day.ts';
import { formatDay } from '../text/format.ts';
import { now } from './clock.ts';
import { commandName, usageError } from './command.ts';
import { Failure } from './failure.ts';
import { withFlagsOfNpm } from './npm-flags.ts';

/** The flags that every command takes. */
const COMMON = {
  content: { type: 'string', default: 'content' },
  portal: { type: 'string' },
  'as-of': { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
} as const satisfies ParseArgsOptionsConfig;

/** The values of flags, by their names. */
type Values<O extends ParseArgsOptionsConfig> = ReturnType<
  typeof parseArgs<{ options: O; allowPositionals: false; strict: true }>
>['values'];

/** What the arguments of a command may be besides its flags and their values. */
interface Allowed<Flag extends string> {
  /** Flags for a text that may come without a value, which is then empty. */
  bare?: Flag[];
  /** Whether the command itself judges a text that is empty. */
  takesEmpty?: boolean;
  /** How many words without a flag the command takes. */
  maxWords?: number;
}

/**
 * Parses a command's arguments together with the flags that every command takes. Prints the help and ends the process
 * on `--help`. Throws a Failure for a wrong argument, which names the flag that was probably meant.
 */
export function readArguments<O extends ParseArgsOptionsConfig>(
  help: string,
  options: O,
  allowed: Allowed<keyof O & string> = {},
) {
  const parsed = parse({ ...COMMON, ...options }, allowed);
  const values = parsed.values as Values<typeof COMMON> & Values<O>;
  const common = values as Values<typeof COMMON>;
  if (common.help) {
    process.stdout.write(help);
    process.exit(0);
  }
  const parsedCommon = { ...parseAsOf(common['as-of']), portals: parsePortals(common.portal) };
  if (!allowed.takesEmpty) refuseEmpty(values, allowed.bare ?? []);
  return { ...values, words: parsed.positionals, ...parsedCommon, content: resolve(common.content) };
}

/** Refuses a flag with an empty text, such as a shell makes of a variable that is not set. */
function refuseEmpty(values: Record<string, unknown>, bare: readonly string[]): void {
  const empty = Object.entries(values).find(
    ([flag, value]) => typeof value === 'string' && value.trim() === '' && !bare.includes(flag),
  );
  if (empty) throw usageError(`Tham số --${empty[0]} để trống. Hãy ghi giá trị, hoặc bỏ tham số này.`);
}

/** Parses a flag that is a whole number from 1 to a maximum. */
export function parseCount(flag: string, text: string, max = 1_000_000): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > max)
    throw new Failure(`${flag} phải là số nguyên từ 1 tới ${max}; đã nhận “${text}”.`);
  return value;
}

/**
 * Gives the day that counts as today; and the minute that counts as now, or again the day, which stands for its end.
 */
function parseAsOf(text: string | undefined): { asOf: Day; now: Day | Minute } {
  // Reads the clock once, because a command may start at midnight.
  const at = text === undefined ? now() : isDayOrMinute(text) ? text : isoDayOf(text);
  if (text !== undefined && at === '')
    throw new Failure(
      `--as-of phải là một ngày có thật, ví dụ 2026-06-30 hoặc 30/6/2026, có thể thêm giờ: 2026-06-30T08:30; đã nhận “${text}”.${adviseDay(text)}`,
    );
  return { asOf: dayOfMoment(at), now: at };
}

/** Says which day was probably meant; empty where nobody can tell. */
function adviseDay(text: string): string {
  const none = noSuchDay(text);
  if (none) return ` Tháng ${none.month}/${none.year} chỉ tới ngày ${formatDay(none.last)}.`;
  const likely = likelyDayOf(text);
  return likely && ` Có thể là: --as-of ${likely}`;
}

function parsePortals(text: string | undefined): string[] | undefined {
  const portals = text
    ?.split(',')
    .map((id) => id.trim())
    .filter(Boolean);
  if (portals?.length === 0) throw new Failure('--portal chưa ghi tên cổng nào, ví dụ --portal xa-minh-hoa.');
  return portals;
}

function parse(options: ParseArgsOptionsConfig, { bare = [], maxWords = 0 }: Allowed<string>) {
  const typed = withEmptyValues(process.argv.slice(2), bare);
  const kind = maxWords > 0 && /^[a-z]/.test(typed[0] ?? '') ? `${typed[0]} ` : '';
  const completed = withFlagsOfNpm(typed, options, { bare, maxWords });
  if ('unclear' in completed) throw usageError(describeKept(completed.unclear, kind), kind);
  const { args } = completed;
  try {
    const parsed = parseArgs({ args, options, allowPositionals: maxWords > 0, strict: true });
    const surplus = parsed.positionals[maxWords];
    if (surplus === undefined) return parsed;
    throw usageError(`Không hiểu “${surplus}”.${suggestFlag(surplus, options)}`, kind);
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw usageError(describeMistake(error as NodeJS.ErrnoException, args, options), kind);
  }
}

/** Gives an empty value to each bare flag that comes without one, as `parseArgs` asks. */
function withEmptyValues(args: string[], bare: string[]): string[] {
  return args.map((arg, index) => {
    const isBare = bare.some((flag) => arg === `--${flag}`) && (args[index + 1] ?? '--').startsWith('-');
    return isBare ? `${arg}=` : arg;
  });
}

/** Puts an error of `parseArgs` into words. */
function describeMistake(
  { code, message }: NodeJS.ErrnoException,
  args: string[],
  options: ParseArgsOptionsConfig,
): string {
  const named = /'([^' ]+)/.exec(message)?.[1] ?? '';
  switch (code) {
    case 'ERR_PARSE_ARGS_UNKNOWN_OPTION': {
      // For letters after a single hyphen, the message names only the first.
      const typed = args.find((arg) => arg.startsWith(named))?.split('=')[0] ?? named;
      return `Không có tham số ${typed}.${suggestFlag(typed, options)}`;
    }
    case 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL':
      return `Không hiểu “${named}”.${suggestFlag(named, options)}`;
    default:
      return message.includes('does not take')
        ? `Tham số ${named} không nhận giá trị.`
        : `Tham số ${named} chưa có giá trị đi theo.`;
  }
}

/** Suggests the flag that was probably meant. Its hyphens may be missing, or be a dash that Word made of them. */
function suggestFlag(typed: string, options: ParseArgsOptionsConfig): string {
  const flags = Object.keys(options);
  const name = typed.replace(/^[-–—]+/, '');
  const begun = flags.find((flag) => name.length > 2 && flag.startsWith(name));
  const near = begun ?? (name === typed ? '' : nearest(name, flags));
  return near ? ` Có thể là: --${near}` : '';
}

/** Says which flags npm kept, and how to call the command so that it keeps none. */
function describeKept(flags: string[], kind: string): string {
  const named = flags.map((flag) => `--${flag}`);
  const call = `${commandName()} ${kind}${named.map((flag) => `${flag} …`).join(' ')}`;
  return (
    `npm đã giữ lại ${named.join(', ')}, nên không rõ chữ nào là giá trị của tham số nào. ` +
    `Cần có dấu -- đứng trước:  ${call}\n` +
    `PowerShell bỏ mất dấu đó; ở PowerShell hãy gõ npm.cmd thay cho npm:  ${call.replace('npm', 'npm.cmd')}`
  );
}
