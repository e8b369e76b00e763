import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removePatiently } from '../../terminal/patient-files.ts';
import { failureOfProgram, runProgram } from './run-program.ts';

/** A store of objects, spoken to by an installed program, which knows its address and its keys. */
export interface ObjectStore {
  /** Reads an object; null where there is none. */
  read(path: string): Promise<string | null>;
  /** Sends every file of a folder to below a path, and has them served with a `Cache-Control`. Follows links. */
  send(folder: string, to: string, caching: string): Promise<void>;
  /** Removes objects; one that is not there is no error. */
  remove(paths: string[]): Promise<void>;
}

/** A store that rclone knows. @param remote as `kho:thùng/thư-mục` */
export function rcloneStore(remote: string): ObjectStore {
  const at = (path: string) => joinPath(remote, path);
  return {
    read: (path) =>
      withList([path], async (list) => {
        const outcome = await runProgram('rclone', ['cat', ...FEW_RETRIES, ...named(list), at('')]);
        if (outcome.code === 0) return outcome.stdout === '' ? null : outcome.stdout;
        // 3 stands for a folder that is not there.
        if (outcome.code === 3) return null;
        throw failureOfProgram('rclone', outcome, remote);
      }),
    send: (folder, to, caching) =>
      call('rclone', remote, [
        ...[
          'copy',
          ...FEW_RETRIES,
          '--copy-links',
          '--no-traverse',
          '--ignore-times',
          '--header-upload',
          `Cache-Control: ${caching}`,
        ],
        ...[folder, at(to)],
      ]),
    remove: (paths) =>
      withList(paths, (list) => call('rclone', remote, ['delete', ...FEW_RETRIES, ...named(list), at('')])),
  };
}

/**
 * Fewer retries than the ten of rclone, whose pauses double: it would take a minute and a half to say that nobody
 * answers.
 */
const FEW_RETRIES = ['--low-level-retries', '3'];

/** The words that have rclone ask for each path of a list, where it would otherwise list whole folders. */
function named(list: string): string[] {
  return ['--no-traverse', '--files-from-raw', list];
}

/** A store that speaks S3, through the command line of AWS, which also takes other makers' addresses. */
export function awsStore(bucket: string, prefix: string): ObjectStore {
  const key = (path: string) => joinPath(prefix, path).replace(/^\//, '');
  const place = `s3://${bucket}/${prefix}`;
  return {
    read: async (path) => {
      const outcome = await runProgram('aws', [
        's3',
        'cp',
        '--only-show-errors',
        `s3://${bucket}/${key(path)}`,
        '-',
      ]);
      if (outcome.code === 0) return outcome.stdout;
      if (/\b404\b|NoSuchKey|Not Found/.test(outcome.stderr) && !/NoSuchBucket/.test(outcome.stderr))
        return null;
      throw failureOfProgram('aws', outcome, place);
    },
    send: (folder, to, caching) =>
      call('aws', place, [
        ...['s3', 'cp', '--recursive', '--only-show-errors', '--cache-control', caching],
        ...[folder, `s3://${bucket}/${key(to)}`],
      ]),
    remove: async (paths) => {
      for (let at = 0; at < paths.length; at += MAX_KEYS) {
        const Objects = paths.slice(at, at + MAX_KEYS).map((path) => ({ Key: key(path) }));
        const text = JSON.stringify({ Objects, Quiet: true });
        await withList([text], (list) =>
          call('aws', place, ['s3api', 'delete-objects', '--bucket', bucket, '--delete', `file://${list}`]),
        );
      }
    },
  };
}

/** The most objects that S3 removes at once. */
const MAX_KEYS = 1000;

async function call(program: 'rclone' | 'aws', place: string, words: string[]): Promise<void> {
  const outcome = await runProgram(program, words);
  if (outcome.code !== 0) throw failureOfProgram(program, outcome, place);
}

function joinPath(start: string, path: string): string {
  return start === '' || start.endsWith(':') || path === '' ? `${start}${path}` : `${start}/${path}`;
}

async function withList<T>(lines: string[], work: (list: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'cong-xa-ds-'));
  try {
    const list = join(folder, 'danh-sach');
    writeFileSync(list, lines.join('\n'));
    return await work(list);
  } finally {
    removePatiently(folder);
  }
}
