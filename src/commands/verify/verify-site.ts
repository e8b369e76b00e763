import type { KeyObject } from 'node:crypto';
import pLimit from 'p-limit';
import { readSigned } from '../../deploying/signature.ts';
import {
  MAX_MANIFEST_BYTES,
  readSiteManifest,
  SITE_MANIFEST,
  type SiteManifest,
} from '../../deploying/site-manifest.ts';
import { describeManifestFault } from '../../deploying/words.ts';
import { Cache } from '../../store/cache.ts';
import { dayAt } from '../../terminal/clock.ts';
import { describeError } from '../../terminal/failure.ts';
import { formatDay } from '../../text/format.ts';
import {
  addressOf,
  inCheckingOrder,
  isFullCheckDay,
  knows,
  pathOf,
  strangeAddresses,
} from '../../verifying/addresses.ts';
import type { Finding } from '../../verifying/finding.ts';
import { gatherHeaders, validateAnswer, sameAddress, type Answer } from '../../verifying/validate-answer.ts';
import { linksIn } from '../../verifying/page-links.ts';
import type { SiteVerdict } from '../../verifying/verdict.ts';
import { SiteClient } from './site-client.ts';

export interface VerifyOptions {
  /** The public keys by their ids. */
  keys: ReadonlyMap<string, KeyObject>;
  /** The content folder, which is a part of the cache's key. */
  content: string;
  /** The address of the server when the host name does not lead to it. */
  at: URL | null;
  /** Requests per second to one site. */
  rate: number;
  /** Milliseconds after which no further file is asked for. */
  budget: number;
  /** Compares every file byte by byte, whatever the server says of its age. */
  full: boolean;
  /** The moment of the check, in milliseconds. */
  now: number;
  /** The addresses of all portals that are checked, which a page of one may lead to. */
  others: string[];
}

/** Compares a served site with its signed manifest. @param portal the portal that must be there; null for any */
export async function verifySite(
  { portal, url }: { portal: string | null; url: string },
  options: VerifyOptions,
): Promise<SiteVerdict> {
  const client = new SiteClient({ at: options.at, rate: options.rate, connections: CONNECTIONS });
  try {
    return await new SiteCheck(portal, url, client, options).run();
  } finally {
    client.close();
  }
}

/** One check of one site. */
class SiteCheck {
  readonly #url: string;
  readonly #client: SiteClient;
  readonly #options: VerifyOptions;
  readonly #cache: Cache<string>;
  readonly #started = performance.now();
  readonly #findings: Finding[] = [];
  /** The addresses that altered pages name, with the first page that names each. */
  readonly #named = new Map<string, string>();
  /** The addresses asked for that the manifest does not know. */
  readonly #asked = new Set<string>();
  #portal: string | null;
  #checked = 0;
  #silent = 0;

  constructor(portal: string | null, url: string, client: SiteClient, options: VerifyOptions) {
    this.#portal = portal;
    this.#url = url;
    this.#client = client;
    this.#options = options;
    this.#cache = new Cache<string>('kiem-chung', options.content, `${url}\n${options.at?.href ?? ''}`);
  }

  async run(): Promise<SiteVerdict> {
    const manifest = await this.#readManifest();
    this.#validateCertificate();
    if (!manifest) return this.#conclude(null, 0);
    this.#portal ??= manifest.portal;
    const paths = inCheckingOrder(manifest, String(this.#options.now));
    await this.#compareFiles(manifest, paths);
    if (!this.#isSilent()) await this.#lookForStrangers(manifest);
    this.#cache.set(NEWEST, manifest.signed);
    this.#cache.save(MAX_CACHED_ETAGS);
    return this.#conclude(manifest, paths.length);
  }

  /** Reads the manifest of the site; null when there is none that can be believed. */
  async #readManifest(): Promise<SiteManifest | null> {
    const address = this.#url + SITE_MANIFEST;
    const answer = await this.#ask(
      address,
      { maxBytes: MAX_MANIFEST_BYTES, maxTextBytes: MAX_MANIFEST_BYTES },
      'no-answer',
    );
    if (!answer) return null;
    const tell = (finding: Finding) => {
      this.#findings.push(finding);
      return null;
    };
    if (answer.status >= 300 && answer.status < 400)
      return tell({ code: 'redirected', address, to: whole(answer, address) });
    if (answer.status !== 200 || answer.text === null || answer.isCut)
      return tell({ code: 'manifest-missing', address, status: answer.status });
    const { text, signature } = readSigned(answer.text, this.#options.keys);
    const manifest = readSiteManifest(text);
    if ('fault' in manifest)
      return tell({ code: 'manifest-damaged', address, reason: describeManifestFault(manifest) });
    if (signature === 'none') return tell({ code: 'manifest-unsigned', address });
    if (signature === 'unknown-key') return tell({ code: 'manifest-unknown-key', address });
    if (signature === 'wrong') return tell({ code: 'manifest-wrong-signature', address });
    const [found, wanted] =
      this.#portal !== null && manifest.portal !== this.#portal
        ? [`cổng ${manifest.portal}`, `cổng ${this.#portal}`]
        : [manifest.url, this.#url];
    if (found !== wanted) return tell({ code: 'manifest-other-portal', address, found, wanted });
    const newest = this.#cache.get(NEWEST);
    if (newest !== undefined && manifest.signed < newest)
      this.#findings.push({ code: 'manifest-older', address, signed: manifest.signed, newest });
    return manifest;
  }

  #validateCertificate(): void {
    const { certificate } = this.#client;
    if (!certificate) return;
    const address = this.#url;
    const days = Math.floor((certificate.until - this.#options.now) / (24 * 3600 * 1000));
    if (days <= MAX_DAYS_LEFT)
      this.#findings.push({
        ...{ code: 'certificate-ending', address, days },
        until: formatDay(dayAt(certificate.until)),
      });
    if (certificate.fault !== null && days >= 0)
      this.#findings.push({ code: 'certificate-wrong', address, reason: certificate.fault });
  }

  async #compareFiles(manifest: SiteManifest, paths: string[]): Promise<void> {
    const inTurn = pLimit(CONNECTIONS);
    await Promise.all(
      paths.map((path) =>
        inTurn(async () => {
          if (this.#isSilent() || performance.now() - this.#started > this.#options.budget) return;
          await this.#compare(manifest, path);
          this.#checked++;
        }),
      ),
    );
  }

  async #compare(manifest: SiteManifest, path: string): Promise<void> {
    const file = manifest.files.get(path)!;
    const address = addressOf(this.#url, path);
    const key = `${path}\n${file.digest}`;
    const isFull = this.#options.full || isFullCheckDay(path, dayAt(this.#options.now));
    const etag = isFull ? undefined : this.#cache.get(key);
    const maxBytes = file.size + SURPLUS_BYTES;
    let answer = await this.#ask(address, { maxBytes, etag }, 'unreadable');
    if (!answer) return;
    const other = sameAddress(address, answer.headers['location'] ?? '');
    if (answer.status >= 300 && answer.status < 400 && answer.status !== 304 && other !== null)
      answer = (await this.#ask(other, { maxBytes }, 'unreadable')) ?? answer;
    if (answer.status === 304 && etag !== undefined) return;
    const isSecure = (this.#options.at ?? new URL(this.#url)).protocol === 'https:';
    const found = validateAnswer({ url: this.#url, path, file, manifest, isSecure }, answer);
    for (const finding of found) this.#findings.push(finding);
    const label = answer.headers['etag'];
    if (found.length === 0 && label !== undefined) this.#cache.set(key, label);
    if (found.some(({ code }) => code === 'changed') && answer.text !== null)
      this.#note(answer.text, address, manifest);
  }

  /** Notes the addresses below this site that a page names although the manifest does not know them. */
  #note(text: string, address: string, manifest: SiteManifest): void {
    for (const link of linksIn(text, address)) {
      const path = pathOf(this.#url, link);
      if (path === null || knows(manifest, path) || path === SITE_MANIFEST || this.#named.has(link)) continue;
      if (this.#options.others.some((other) => other.length > this.#url.length && link.startsWith(other)))
        continue;
      this.#named.set(link, address);
    }
  }

  /** Looks for pages that nobody built: those that altered pages name, and those that strangers like to put there. */
  async #lookForStrangers(manifest: SiteManifest): Promise<void> {
    const [nobodys, ...usual] = strangeAddresses(this.#url, String(this.#options.now));
    const answer = await this.#ask(nobodys!, { maxBytes: MAX_STRANGE_BYTES }, 'unreadable');
    // A server that answers anything would make every further address a finding.
    if (answer?.status === 200) this.#findings.push({ code: 'answers-anything', address: nobodys! });
    else {
      for (const address of usual)
        if (!knows(manifest, pathOf(this.#url, address)!))
          await this.#tellStranger(address, 'chỗ mã lạ hay đứng', manifest);
      for (const [address, from] of this.#named) {
        if (this.#asked.size >= MAX_STRANGERS) break;
        await this.#tellStranger(address, from, manifest);
      }
    }
    await this.#lookAsSearchEngine(manifest);
  }

  async #tellStranger(address: string, from: string, manifest: SiteManifest): Promise<void> {
    if (this.#asked.has(address)) return;
    this.#asked.add(address);
    const answer = await this.#ask(address, { maxBytes: MAX_STRANGE_BYTES }, 'unreadable');
    if (answer?.status !== 200) return;
    this.#findings.push({ code: 'foreign', address, from });
    if (answer.text !== null) this.#note(answer.text, address, manifest);
  }

  /** Compares the home page as a search engine gets it, which a hacked server often shows something else. */
  async #lookAsSearchEngine({ files }: SiteManifest): Promise<void> {
    const home = files.get('index.html');
    if (!home || this.#findings.some(({ code, address }) => code === 'changed' && address === this.#url))
      return;
    const request = { maxBytes: home.size + SURPLUS_BYTES, as: SEARCH_ENGINE };
    const answer = await this.#ask(this.#url, request, 'unreadable');
    if (answer?.status === 200 && answer.digest !== home.digest)
      this.#findings.push({ code: 'cloaked', address: this.#url });
  }

  /** Asks for an address. When no answer comes, notes a finding and gives null. */
  async #ask(
    address: string,
    request: Parameters<SiteClient['ask']>[1],
    code: 'no-answer' | 'unreadable',
  ): Promise<Answer | null> {
    try {
      const answer = await this.#client.ask(address, request);
      this.#silent = 0;
      return answer;
    } catch (error) {
      this.#silent++;
      const reason = describeSilence(error);
      if (this.#silent === MAX_SILENT) this.#findings.push({ code: 'no-answer', address: this.#url, reason });
      else if (this.#silent < MAX_SILENT) this.#findings.push({ code, address, reason });
      return null;
    }
  }

  /** Says whether too many answers in a row failed to come for more requests to make sense. */
  #isSilent(): boolean {
    return this.#silent >= MAX_SILENT;
  }

  #conclude(manifest: SiteManifest | null, files: number): SiteVerdict {
    const findings = gatherHeaders(this.#findings);
    const isSilent = findings.some(({ code }) => code === 'no-answer');
    const { certificate } = this.#client;
    return {
      ...{ portal: this.#portal, url: this.#url, files, checked: this.#checked, findings },
      verdict: isSilent ? 'no-answer' : findings.length > 0 ? 'different' : 'same',
      signed: manifest?.signed ?? null,
      certificateUntil: certificate ? dayAt(certificate.until) : null,
      seconds: (performance.now() - this.#started) / 1000,
    };
  }
}

/** Connections to one site at the same time. */
const CONNECTIONS = 6;

/** Failures in a row after which a site counts as silent. */
const MAX_SILENT = 5;

/** Days before its end from which a certificate is reported. */
const MAX_DAYS_LEFT = 14;

/** Bytes beyond its built size up to which an altered file is read. */
const SURPLUS_BYTES = 1024 * 1024;

/** The most bytes that are read of a page that nobody built. */
const MAX_STRANGE_BYTES = 1024 * 1024;

/** The most addresses named by altered pages that are asked for. */
const MAX_STRANGERS = 200;

/** The most ETags that are cached for a site. */
const MAX_CACHED_ETAGS = 200_000;

/** The key under which the cache keeps the newest moment of signing. */
const NEWEST = 'ký';

const SEARCH_ENGINE = {
  agent: 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
  referer: 'https://www.google.com/',
};

function whole(answer: Answer, address: string): string {
  const location = answer.headers['location'] ?? '';
  return URL.parse(location, address)?.href ?? location;
}

function describeSilence(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  return (code === undefined ? undefined : SILENCES[code]) ?? describeError(error);
}

const SILENCES: Record<string, string> = {
  ECONNREFUSED: 'máy chủ từ chối kết nối',
  ECONNRESET: 'kết nối bị cắt ngang',
  EPIPE: 'kết nối bị cắt ngang',
  ENOTFOUND: 'không tìm thấy tên máy trong DNS',
  EAI_AGAIN: 'DNS không trả lời',
  ETIMEDOUT: 'máy chủ im lặng hoặc trả lời quá chậm',
  EHOSTUNREACH: 'không có đường tới máy chủ',
  ENETUNREACH: 'không có đường tới máy chủ',
  HPE_HEADER_OVERFLOW: 'phần tiêu đề quá dài',
};
