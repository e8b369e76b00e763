import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  statSync,
  writeSync,
  closeSync,
  fsyncSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { keyId, readPublicKeys, readSigningKey, type SigningKey } from '../../deploying/signature.ts';
import { inherited } from '../../terminal/environment.ts';
import { shownPath } from '../../terminal/command.ts';
import { Failure } from '../../terminal/failure.ts';
import { replaceFile } from '../../terminal/replace-file.ts';
import { withSlashes } from '../../text/slashes.ts';

/** The file of the public key. It lies in the content folder, which everybody who verifies a site has. */
export const PUBLIC_KEY_FILE = 'khoa-cong-khai.pem';

/** The variable that holds the private key itself, for a CI that keeps secrets in variables. */
export const KEY_VARIABLE = 'CONG_XA_KEY';

/**
 * Reads the key that signs manifests: from the file that is named, else from the variable, else from the usual file.
 * Undefined when no file is named and the other two hold no key. Throws a Failure for a damaged key, for one that
 * others may read, and for one that does not belong to the public key of the content.
 */
export function findSigningKey(content: string, named: string | undefined): SigningKey | undefined {
  const variable = inherited[KEY_VARIABLE];
  const file = named === undefined ? usualKeyFile() : resolve(named);
  const isFromVariable = named === undefined && variable !== undefined && variable.trim() !== '';
  if (!isFromVariable && !existsSync(file)) {
    if (named === undefined) return undefined;
    throw new Failure(`Không có tệp khóa riêng ${withSlashes(file)}.`);
  }
  const place = isFromVariable ? `biến ${KEY_VARIABLE}` : withSlashes(file);
  const key = readSigningKey(isFromVariable ? variable : readPrivately(file));
  if (!key)
    throw new Failure(
      `Trong ${place} không có khóa riêng Ed25519. Tạo khóa bằng:  npm run deploy -- --new-key`,
    );
  const known = findPublicKeys(content);
  if (!known?.has(key.id))
    throw new Failure(
      `Khóa riêng ở ${place} không đi cùng khóa công khai ${shownPath(join(content, PUBLIC_KEY_FILE))}, ` +
        'nên không ai kiểm chứng được chữ ký. Dùng đúng khóa, hoặc ghi khóa công khai của nó vào tệp đó.',
    );
  return key;
}

/** Reads the public keys of a content folder, by id; null where there is no such file. */
export function findPublicKeys(content: string): Map<string, KeyObject> | null {
  const file = join(content, PUBLIC_KEY_FILE);
  if (!existsSync(file)) return null;
  const keys = readPublicKeys(readFileSync(file, 'utf8'));
  if (!keys) throw new Failure(`${shownPath(file)} không phải khóa công khai Ed25519 dạng PEM.`);
  return keys;
}

/**
 * Makes the operator's key: the private half in a file that only its owner reads, outside the repository, the public
 * half in the content. Never replaces a key. Returns where both are.
 */
export async function makeKey(
  content: string,
  named: string | undefined,
): Promise<{ privateFile: string; publicFile: string; id: string }> {
  const privateFile = named === undefined ? usualKeyFile() : resolve(named);
  const publicFile = join(content, PUBLIC_KEY_FILE);
  for (const [file, what] of [
    [publicFile, 'khóa công khai'],
    [privateFile, 'khóa riêng'],
  ] as const)
    if (existsSync(file))
      throw new Failure(
        `Đã có ${what} ở ${shownPath(file)}, nên không tạo khóa mới. Thay khóa: xem phần “Thay khóa” trong src/deploying/README.md.`,
      );
  if (!existsSync(content)) throw new Failure(`Không có thư mục nội dung ${withSlashes(content)}.`);
  if (isInRepository(dirname(privateFile)))
    throw new Failure(
      `${withSlashes(privateFile)} nằm trong một kho Git; khóa riêng phải ở ngoài. Ghi --key TỆP ở nơi khác.`,
    );
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  writePrivately(privateFile, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
  await replaceFile(publicFile, publicKey.export({ type: 'spki', format: 'pem' }));
  return { privateFile, publicFile, id: keyId(publicKey) };
}

function usualKeyFile(): string {
  const configuration = inherited['XDG_CONFIG_HOME'];
  return join(configuration ? configuration : join(homedir(), '.config'), 'cong-xa/khoa-rieng.pem');
}

function readPrivately(file: string): string {
  try {
    const { mode } = statSync(file);
    if (process.platform !== 'win32' && (mode & 0o077) !== 0)
      throw new Failure(
        `Người khác đọc được khóa riêng ${withSlashes(file)}. Chạy:  chmod 600 ${withSlashes(file)}`,
      );
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure(
      `Không đọc được khóa riêng ${withSlashes(file)} (${(error as NodeJS.ErrnoException).code}).`,
    );
  }
}

function writePrivately(file: string, text: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    const descriptor = openSync(file, 'wx', 0o600);
    writeSync(descriptor, text);
    fsyncSync(descriptor);
    closeSync(descriptor);
  } catch (error) {
    throw new Failure(
      `Không ghi được khóa riêng vào ${withSlashes(file)} (${(error as NodeJS.ErrnoException).code}).`,
    );
  }
}

function isInRepository(folder: string): boolean {
  if (existsSync(join(folder, '.git'))) return true;
  const above = dirname(folder);
  return above !== folder && isInRepository(above);
}
