import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endpointOf, openSocket, SocketTab } from './socket-tab.ts';

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

/** A tab of Firefox of 360 by 740 pixels, spoken to in WebDriver BiDi. */
export class FirefoxTab extends SocketTab<Answer> {
  #context = '';

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
    const socket = await openSocket(`${await endpointOf(browser, 'Firefox')}/session`);
    const tab = new FirefoxTab(browser, profile, socket);
    await tab.ask('session.new', { capabilities: {} });
    await tab.ask('session.subscribe', { events: ['log.entryAdded'] });
    const { context } = await tab.ask('browsingContext.create', { type: 'tab' });
    tab.#context = context!;
    await tab.ask('browsingContext.setViewport', { context, viewport: { width: 360, height: 740 } });
    return tab;
  }

  async goto(url: string): Promise<void> {
    await this.ask('browsingContext.navigate', { context: this.#context, url, wait: 'complete' });
  }

  async evaluate<T>(expression: string): Promise<T> {
    const target = { context: this.#context };
    const { result, exceptionDetails } = await this.ask('script.evaluate', {
      ...{ expression, target, awaitPromise: true },
    });
    if (exceptionDetails) throw new Error(exceptionDetails.text);
    return result?.value as T;
  }

  /** Presses keys one after another; `\uE007` is Enter. */
  async type(keys: string): Promise<void> {
    const actions = [...keys].flatMap((value) => ['keyDown', 'keyUp'].map((type) => ({ type, value })));
    await this.ask('input.performActions', {
      context: this.#context,
      actions: [{ type: 'key', id: 'ban-phim', actions }],
    });
  }

  /** Tells what the console shows: exceptions that no script caught, styles and files that were refused. */
  protected errorIn({ method, params }: Answer): string | undefined {
    const isError = method === 'log.entryAdded' && params?.level === 'error';
    return isError ? (params.text ?? 'lỗi không rõ') : undefined;
  }

  /** A page that is just being left counts as not true. */
  protected override isTrue(expression: string): Promise<boolean> {
    return super.isTrue(expression).catch(() => false);
  }

  private async ask(method: string, params: Record<string, unknown>): Promise<Result> {
    const { result, error, message } = await this.send(method, params);
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
