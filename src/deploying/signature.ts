import { createHash, createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';

/** The pair of the operator's key: the private one signs, the public one is in the repository. */
export interface SigningKey {
  privateKey: KeyObject;
  id: string;
}

/** What a signed text turned out to be. `text` is what was signed. */
export type Signed = { text: string } & (
  { signature: 'good'; key: string } | { signature: 'none' | 'unknown-key' | 'wrong' }
);

/** Signs a text with an Ed25519 key: adds a last line with the key's id and the signature. */
export function signText(text: string, { privateKey, id }: SigningKey): string {
  return `${text}\nsignature ${id} ${sign(null, Buffer.from(text), privateKey).toString('base64')}\n`;
}

/** Takes a signed text apart and says whether one of the public keys has signed it. */
export function readSigned(signed: string, keys: ReadonlyMap<string, KeyObject>): Signed {
  const at = signed.lastIndexOf('\nsignature ');
  const [, id, signature] = (at < 0 ? null : SIGNATURE.exec(signed.slice(at))) ?? [];
  if (id === undefined) return { text: signed, signature: 'none' };
  const text = signed.slice(0, at);
  const key = keys.get(id);
  if (!key) return { text, signature: 'unknown-key' };
  const isGood = verify(null, Buffer.from(text), key, Buffer.from(signature!, 'base64'));
  return isGood ? { text, signature: 'good', key: id } : { text, signature: 'wrong' };
}

/** Reads a private Ed25519 key in PEM form; null for any other text. */
export function readSigningKey(pem: string): SigningKey | null {
  try {
    const privateKey = createPrivateKey(pem);
    return privateKey.asymmetricKeyType === 'ed25519'
      ? { privateKey, id: keyId(createPublicKey(privateKey)) }
      : null;
  } catch {
    return null;
  }
}

/**
 * Reads the public Ed25519 keys of a PEM file by their ids; null when a block is anything else. There may be several
 * while one replaces another.
 */
export function readPublicKeys(pem: string): Map<string, KeyObject> | null {
  const blocks = pem.match(BLOCK) ?? [];
  try {
    const keys = blocks.map((block) => createPublicKey(block));
    if (keys.length === 0 || keys.some(({ asymmetricKeyType }) => asymmetricKeyType !== 'ed25519'))
      return null;
    return new Map(keys.map((key) => [keyId(key), key]));
  } catch {
    return null;
  }
}

/** Names a public key: the first 16 letters of the digest (SHA-256) of its DER form. */
export function keyId(key: KeyObject): string {
  return createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 16);
}

const SIGNATURE = /^\nsignature ([\da-f]{16}) ([\w+/]{86}==)\n$/;
const BLOCK = /-----BEGIN PUBLIC KEY-----[\w+/=\s]{1,1000}-----END PUBLIC KEY-----/g;
