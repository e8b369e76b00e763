import { hash } from 'node:crypto';

/** Bytes that tell whether they are still those that were written: what a disk damages is noticed when it is read. */
export function seal(content: Uint8Array): Buffer {
  return Buffer.concat([digestOf(content), content]);
}

/** Gives what was sealed; null when it is damaged. */
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
