/**
 * Unpacks a file of an index, which Pagefind compresses and begins with its signature. Some servers unpack it already.
 * Rejects when the file is cut off.
 */
export async function unpackIndexFile(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
  return withoutSignature(isPacked ? await gunzip(bytes) : bytes);
}

/** Takes the signature off an unpacked file. Throws when it has none. */
export function withoutSignature(content: Uint8Array): Uint8Array {
  if (!SIGNATURE.every((byte, at) => content[at] === byte)) throw new Error('Tệp của chỉ mục bị hỏng.');
  return content.subarray(SIGNATURE.length);
}

/** The beginning of every unpacked file of Pagefind. */
const SIGNATURE = [...'pagefind_dcd'].map((letter) => letter.charCodeAt(0));

/** Lets the browser decompress. Browsers before 2023 cannot, so they load code for it. */
async function gunzip(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  if (typeof DecompressionStream === 'undefined')
    return import('./gunzip.ts').then((code) => code.gunzipSync(bytes));
  const content = new Response(bytes).body!.pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(content).arrayBuffer());
}
