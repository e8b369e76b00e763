import { resolve } from 'node:path';
import { parseCount, readArguments } from '../terminal/arguments.ts';
import { Failure } from '../terminal/failure.ts';

/** The part of a build that one of several machines does. */
export interface Shard {
  /** The number of the machine, from 1. */
  part: number;
  of: number;
}

/** The arguments of a build, parsed. */
export type BuildArguments = ReturnType<typeof readBuildArguments>;

/** Reads the arguments of a build. Throws a Failure for a value that makes no sense. */
export function readBuildArguments(help: string) {
  const flags = readArguments(help, {
    out: { type: 'string', default: 'dist' },
    drafts: { type: 'boolean', default: false },
    compress: { type: 'boolean', default: false },
    jobs: { type: 'string' },
    shard: { type: 'string' },
    force: { type: 'boolean', default: false },
    format: { type: 'string', default: 'text' },
    to: { type: 'string' },
  });
  if (flags.to !== undefined && flags.format !== 'json') throw new Failure('--to chỉ đi cùng --format json.');
  return {
    ...flags,
    jobs: flags.jobs === undefined ? undefined : parseCount('--jobs', flags.jobs),
    shard: flags.shard === undefined ? undefined : parseShard(flags.shard),
    format: parseFormat(flags.format),
    out: parseOut(flags.out, flags.content),
  };
}

function parseShard(text: string): Shard {
  const [, part, of] = /^(\d+)\/(\d+)$/.exec(text)?.map(Number) ?? [];
  if (!part || !of || part > of) throw new Failure(`--shard phải có dạng I/N, ví dụ 1/4; đã nhận “${text}”.`);
  return { part, of };
}

function parseFormat(text: string): 'text' | 'json' {
  if (text === 'text' || text === 'json') return text;
  throw new Failure(`--format phải là text hoặc json; đã nhận “${text}”.`);
}

/**
 * Refuses an output folder that contains the content or lies in it, because a built portal has the name of its content
 * folder and would replace it.
 */
function parseOut(text: string, content: string): string {
  const out = resolve(text);
  const contains = (outer: string, inner: string) =>
    `${inner}/`.startsWith(outer === '/' ? '/' : `${outer}/`);
  if (!text.trim() || contains(out, content) || contains(content, out) || contains(out, process.cwd()))
    throw new Failure(
      `--out phải là một thư mục riêng cho kết quả, không chứa và không nằm trong thư mục nội dung; đã nhận “${text}”.`,
    );
  return out;
}
