import { resolve6 } from 'node:dns/promises';
import type { OnlineFacts } from '../auditing/facts.ts';

/** Asks a served portal for its home page, over https and http, and the name system for its IPv6 addresses. */
export async function askOnline(url: string): Promise<OnlineFacts> {
  const { hostname } = new URL(url);
  const [secure, plain, ipv6] = await Promise.all([
    ask(url),
    ask(url.replace('https:', 'http:')),
    resolve6(hostname).catch((error: NodeJS.ErrnoException) => (error.code === 'ENODATA' ? [] : null)),
  ]);
  return {
    ...('response' in secure
      ? { status: secure.response.status, failure: '', headers: Object.fromEntries(secure.response.headers) }
      : { status: null, failure: secure.failure, headers: {} }),
    httpLeadsToHttps:
      'response' in plain ? (plain.response.headers.get('location')?.startsWith('https://') ?? false) : null,
    ipv6,
  };
}

async function ask(url: string): Promise<{ response: Response } | { failure: string }> {
  try {
    const signal = AbortSignal.timeout(MAX_WAIT_MS);
    const response = await fetch(url, { redirect: 'manual', signal, headers: { 'user-agent': 'cong-xa' } });
    await response.body?.cancel();
    return { response };
  } catch (error) {
    const { name, cause } = error as Error & { cause?: { code?: string } };
    return { failure: name === 'TimeoutError' ? 'quá 10 giây' : (cause?.code ?? name) };
  }
}

const MAX_WAIT_MS = 10_000;
