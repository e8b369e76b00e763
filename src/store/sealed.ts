import { hash } from 'node:crypto';

/** Puts a digest before bytes, so that `unseal` notices what a disk has damaged. */
export function seal(content: Uint8Array): Buffer {
  return Buffer.concat([digestOf(content), content]);
}

/** Gives the bytes that were sealed; null when they are damaged. */
export function unseal(sealed: Buffer): Buffer | null {
  const content = sealed.subarray(DIGEST_BYTES);
  return digestOf(content).equals(sealed.subarray(0, DIGEST_BYTES)) ? content : null;
}

/** Writes an object as JSON that begins with its own digest. */
export function sealJson(value: object): string {
  const text = JSON.stringify(value);
  return `${startOf(text)}${text.slice(1)}`;
}

/** Reads what `sealJson` wrote, without the digest; throws when it is damaged. */
export function unsealJson(sealed: string): unknown {
  const at = startOf('').length;
  const text = `{${sealed.slice(at)}`;
  if (sealed.slice(0, at) !== startOf(text))
    throw new Error('Tệp bị hỏng: nội dung không khớp với dấu của nó.');
  return JSON.parse(text);
}

const DIGEST_BYTES = 32;

function startOf(text: string): string {
  return `{"digest":"${hash('sha256', text)}",`;
}

function digestOf(content: Uint8Array): Buffer {
  return hash('sha256', content, 'buffer');
}
