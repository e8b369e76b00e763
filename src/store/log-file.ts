import { open, type FileHandle } from 'node:fs/promises';
import { createGunzip, createZstdDecompress, type Gunzip, type ZstdDecompress } from 'node:zlib';
import { Failure } from '../terminal/failure.ts';
import { printable } from '../text/printable.ts';

/** Stands for standard input in the place of a file. */
export const STANDARD_INPUT = '-';

/** Bytes that are read at once. */
const PIECE = 64 * 1024;

type Unpacker = Gunzip | ZstdDecompress;

/** Compressed forms by their first bytes: with the way to open them, or with the program that does. */
const COMPRESSED: readonly { signature: number[]; name: string; open?: () => Unpacker }[] = [
  { signature: [0x1f, 0x8b], name: 'gzip', open: () => createGunzip() },
  { signature: [0x28, 0xb5, 0x2f, 0xfd], name: 'zstd', open: () => createZstdDecompress() },
  { signature: [0xfd, 0x37, 0x7a, 0x58, 0x5a], name: 'xz' },
  { signature: [0x42, 0x5a, 0x68], name: 'bzip2' },
  { signature: [0x50, 0x4b, 0x03, 0x04], name: 'zip' },
];

/**
 * Reads a log piece by piece as Latin-1 text, in which no byte is lost, and unpacks it by its first bytes, whatever its
 * name is. Says whether the packed file breaks off.
 * @param onText receives each piece; returning false ends the reading
 * @throws a Failure for a file that cannot be opened, or is packed in another way
 */
export async function readLog(path: string, onText: (text: string) => boolean): Promise<{ isCut: boolean }> {
  let hasText = false;
  try {
    for await (const piece of piecesOf(path)) {
      hasText = true;
      if (!onText(piece.toString('latin1'))) break;
    }
  } catch (error) {
    if (error instanceof Failure) throw error;
    if (!isDamage(error)) throw cannotRead(path, error);
    if (!hasText) throw new Failure(`${printable(path)}: tệp nén hỏng ngay từ đầu, không đọc được dòng nào.`);
    return { isCut: true };
  }
  return { isCut: false };
}

/** Reads the beginning of a log, unpacked. */
export async function readLogStart(path: string): Promise<string> {
  let start = '';
  await readLog(path, (text) => {
    start += text;
    return start.length < PIECE;
  });
  return start;
}

/** Gives the pieces of a log, unpacked; each piece is good until the next. */
async function* piecesOf(path: string): AsyncGenerator<Buffer> {
  if (path === STANDARD_INPUT) {
    yield* unpacked(path, process.stdin as AsyncIterable<Buffer>);
    return;
  }
  const file = await open(path, 'r');
  try {
    yield* unpacked(path, readPieces(file));
  } finally {
    await file.close();
  }
}

/** Reads a file into one buffer again and again, because a new one for each piece would fill the memory. */
async function* readPieces(file: FileHandle): AsyncGenerator<Buffer> {
  const buffer = Buffer.allocUnsafeSlow(PIECE);
  for (;;) {
    const { bytesRead } = await file.read(buffer, 0, PIECE);
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
  }
}

async function* unpacked(path: string, input: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const pieces = input[Symbol.asyncIterator]();
  const first = await pieces.next();
  if (first.done) return;
  const form = COMPRESSED.find(({ signature }) => signature.every((byte, at) => first.value[at] === byte));
  if (form && !form.open)
    throw new Failure(`${printable(path)} nén kiểu ${form.name}, chưa đọc được; hãy giải nén trước.`);
  if (!form?.open) {
    yield first.value;
    for (let next = await pieces.next(); !next.done; next = await pieces.next()) yield next.value;
    return;
  }
  // Several frames of zstd may follow each other, and Node stops after the first.
  for (let rest: Buffer | undefined = first.value; rest !== undefined;)
    rest = yield* through(form.open(), rest, pieces);
}

/** Puts the input through one unpacker; returns what follows the frame that it unpacks. */
async function* through(
  unpacker: Unpacker,
  first: Buffer,
  pieces: AsyncIterator<Buffer>,
): AsyncGenerator<Buffer, Buffer | undefined> {
  const fed = feed(unpacker, first, pieces);
  // An error of reading ends the loop below, which would otherwise wait for more.
  fed.catch((error: Error) => unpacker.destroy(error));
  for await (const piece of unpacker) yield piece as Buffer;
  return fed;
}

async function feed(
  unpacker: Unpacker,
  first: Buffer,
  pieces: AsyncIterator<Buffer>,
): Promise<Buffer | undefined> {
  let rest: Buffer | undefined;
  let given = 0;
  for (let piece: Buffer | undefined = first; piece !== undefined && !rest && !unpacker.destroyed;) {
    await written(unpacker, piece);
    given += piece.length;
    const unused = given - unpacker.bytesWritten;
    if (unused > 0 && unused <= piece.length) rest = piece.subarray(piece.length - unused);
    else {
      const next: IteratorResult<Buffer> = await pieces.next();
      piece = next.done ? undefined : next.value;
    }
  }
  unpacker.end();
  return rest;
}

function written(unpacker: Unpacker, piece: Buffer): Promise<void> {
  return new Promise((resolve) => {
    unpacker.once('close', resolve);
    unpacker.write(piece, () => {
      unpacker.off('close', resolve);
      resolve();
    });
  });
}

function isDamage(error: unknown): boolean {
  return /^(?:Z_|ZSTD_|ERR_ZSTD)/.test(String((error as NodeJS.ErrnoException).code));
}

function cannotRead(path: string, error: unknown): Failure {
  const { code } = error as NodeJS.ErrnoException;
  const why =
    code === 'ENOENT'
      ? 'không có tệp này'
      : code === 'EISDIR'
        ? 'đây là một thư mục; ghi tên tệp, ví dụ /var/log/nginx/access.log*'
        : code === 'EACCES'
          ? 'không có quyền đọc; chạy bằng tài khoản đọc được nhật ký, ở Debian là nhóm adm'
          : `không đọc được (${code ?? printable(String(error))})`;
  return new Failure(`${printable(path)}: ${why}.`);
}
