import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { npmFlag } from './environment.ts';

/** What a command takes besides flags with their values. */
interface Allowed {
  /** Flags for a text that may come without a value. */
  bare: string[];
  /** How many words without a flag the command takes; the first one is its kind. */
  maxWords: number;
}

/** The whole arguments; or the flags that npm kept, where nobody can say which word is the value of which flag. */
type Completed = { args: string[] } | { unclear: string[] };

/**
 * Gives a command back the flags that npm took for itself, which it does where `--` is missing. PowerShell drops `--`
 * before npm sees it. Of `--portal a`, npm then keeps the flag as true and passes on the value as a word; of
 * `--portal=a` it keeps both.
 */
export function withFlagsOfNpm(
  args: string[],
  options: ParseArgsOptionsConfig,
  { bare, maxWords }: Allowed,
): Completed {
  const kept = Object.entries(options)
    .filter(([flag]) => !args.some((arg) => arg === `--${flag}` || arg.startsWith(`--${flag}=`)))
    .flatMap(([flag, { type }]) => {
      const value = npmFlag(flag);
      const hasValue = type === 'string' && value !== 'true';
      const isOurs = value && (!FLAGS_OF_NPM.includes(flag) || (type === 'string' && !hasValue));
      return isOurs ? [{ flag, type, written: hasValue ? `--${flag}=${value}` : `--${flag}` }] : [];
    });
  const isLacking = ({ type, written }: (typeof kept)[number]) => type === 'string' && !written.includes('=');
  const whole = kept.filter((each) => !isLacking(each)).map(({ written }) => written);
  const lacking = kept.filter(isLacking).map(({ flag }) => flag);
  const [flag = ''] = lacking;
  if (lacking.length === 0) return { args: [...args, ...whole] };

  const { positionals } = parseArgs({ args, options, allowPositionals: true, strict: false });
  // A command that takes more words than its kind may have the value before them or after.
  const value = maxWords < 2 && positionals.length === maxWords + 1 ? positionals.at(-1) : undefined;
  if (lacking.length === 1 && value !== undefined)
    return { args: [...args.toSpliced(args.lastIndexOf(value), 1), ...whole, `--${flag}=${value}`] };
  if (lacking.length === 1 && positionals.length === maxWords && bare.includes(flag))
    return { args: [...args, ...whole, `--${flag}=`] };
  return { unclear: kept.map((each) => each.flag) };
}

/** Our flags that people also set for npm, or for what npm calls. */
const FLAGS_OF_NPM = ['force', 'email', 'jobs'];
