import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removePatiently } from '../../src/terminal/patient-files.ts';

const INSTALLED = [
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
];

/** Settings of a profile: nothing is asked of anybody, and scroll bars lie over the page as on a phone. */
const SETTINGS = {
  'app.update.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,',
  'toolkit.telemetry.enabled': false,
  'ui.useOverlayScrollbars': 1,
};

/** Finds Firefox on this machine: `FIREFOX_PATH`, or an installed one. */
export function findFirefox(): string | undefined {
  return [process.env['FIREFOX_PATH'], ...INSTALLED].find((path) => path && existsSync(path));
}

/** A tab of Firefox of 360 by 740 pixels, spoken to in WebDriver BiDi, because Playwright drives only its own Firefox. */
export class FirefoxTab {
  readonly #browser: ChildProcess;
  readonly #profile: string;
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #last = 0;
  #context = '';
  /** The errors that the console shows: exceptions that no script caught, styles and files that were refused. */
  readonly errors: string[] = [];

  private constructor(browser: ChildProcess, profile: string, socket: WebSocket) {
    this.#browser = browser;
    this.#profile = profile;
    this.#socket = socket;
    socket.addEventListener('message', ({ data }) => {
      const message = JSON.parse(String(data)) as Answer;
      if (message.id) this.#waiting.get(message.id)?.(message);
      if (message.method === 'log.entryAdded' && message.params?.level === 'error')
        this.errors.push(message.params.text ?? 'lỗi không rõ');
    });
  }

  static async open(executable: string): Promise<FirefoxTab> {
    const profile = mkdtempSync(join(tmpdir(), 'cong-xa-firefox-'));
    const lines = Object.entries(SETTINGS).map(
      ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`,
    );
    writeFileSync(join(profile, 'user.js'), lines.join(''));
    const browser = spawn(
      executable,
      ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port=0'],
      // As root, Firefox refuses to start in the home of somebody else.
      { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, HOME: profile } },
    );
    const socket = new WebSocket(`${await endpointOf(browser)}/session`);
    await new Promise((opened) => socket.addEventListener('open', opened, { once: true }));
    const tab = new FirefoxTab(browser, profile, socket);
    await tab.send('session.new', { capabilities: {} });
    await tab.send('session.subscribe', { events: ['log.entryAdded'] });
    const { context } = await tab.send('browsingContext.create', { type: 'tab' });
    tab.#context = context!;
    await tab.send('browsingContext.setViewport', { context, viewport: { width: 360, height: 740 } });
    return tab;
  }

  /** Opens an address and waits until the page and its files have come. */
  async goto(url: string): Promise<void> {
    await this.send('browsingContext.navigate', { context: this.#context, url, wait: 'complete' });
  }

  /** Evaluates an expression in the page that gives a text, a number or a boolean; a promise is waited for. */
  async evaluate<T>(expression: string): Promise<T> {
    const target = { context: this.#context };
    const { result, exceptionDetails } = await this.send('script.evaluate', {
      ...{ expression, target, awaitPromise: true },
    });
    if (exceptionDetails) throw new Error(exceptionDetails.text);
    return result?.value as T;
  }

  /** Waits until an expression is true in the page; a page that is just being left counts as not true. */
  async until(expression: string, within = 20_000): Promise<void> {
    const end = Date.now() + within;
    while (!(await this.evaluate<boolean>(`Boolean(${expression})`).catch(() => false))) {
      if (Date.now() > end) throw new Error(`Chờ mãi không thấy: ${expression}`);
      await new Promise((later) => setTimeout(later, 50));
    }
  }

  /** Presses keys one after another; `\uE007` is Enter. */
  async type(keys: string): Promise<void> {
    const actions = [...keys].flatMap((value) => ['keyDown', 'keyUp'].map((type) => ({ type, value })));
    await this.send('input.performActions', {
      context: this.#context,
      actions: [{ type: 'key', id: 'ban-phim', actions }],
    });
  }

  async close(): Promise<void> {
    this.#socket.close();
    const gone = new Promise((ended) => this.#browser.once('exit', ended));
    this.#browser.kill('SIGKILL');
    await gone;
    removePatiently(this.#profile);
  }

  private async send(method: string, params: Record<string, unknown>): Promise<Result> {
    const id = ++this.#last;
    const { result, error, message } = await new Promise<Answer>((answered) => {
      this.#waiting.set(id, answered);
      this.#socket.send(JSON.stringify({ id, method, params }));
    });
    if (!result) throw new Error(`${method}: ${error}: ${message}`);
    return result;
  }
}

/** The parts of the protocol that are read here. */
interface Answer {
  id?: number;
  method?: string;
  params?: { level?: string; text?: string };
  result?: Result;
  error?: string;
  message?: string;
}

interface Result {
  context?: string;
  result?: { value?: unknown };
  exceptionDetails?: { text: string };
}

function endpointOf(browser: ChildProcess): Promise<string> {
  return new Promise((found, failed) => {
    let said = '';
    browser.stderr!.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const endpoint = /ws:\/\/\S+/.exec(said)?.[0];
      if (endpoint) found(endpoint);
    });
    browser.once('error', failed);
    browser.once('exit', (code) =>
      failed(new Error(`Firefox dừng ngay với mã ${code}: ${said.slice(-500)}`)),
    );
  });
}
