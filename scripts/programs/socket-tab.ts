import { type ChildProcess } from 'node:child_process';
import { removePatiently } from '../../src/terminal/patient-files.ts';

/** A message of a browser's protocol: an answer has the number of its question, an event has none. */
interface Message {
  id?: number;
}

/** A tab of a browser in a process of its own, spoken to over a WebSocket because Playwright does not drive the browser. */
export abstract class SocketTab<M extends Message> {
  /** What the browser found wrong in the pages; the tab of each browser says what. */
  readonly errors: string[] = [];
  readonly #browser: ChildProcess;
  readonly #profile: string;
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, PromiseWithResolvers<M>>();
  #last = 0;

  protected constructor(browser: ChildProcess, profile: string, socket: WebSocket) {
    this.#browser = browser;
    this.#profile = profile;
    this.#socket = socket;
    socket.addEventListener('message', ({ data }) => {
      const message = JSON.parse(String(data)) as M;
      if (message.id) this.#waiting.get(message.id)?.resolve(message);
      const error = this.errorIn(message);
      if (error !== undefined) this.errors.push(error);
    });
    socket.addEventListener('close', () => {
      for (const { reject } of this.#waiting.values()) reject(new Error('Trình duyệt dừng giữa chừng.'));
    });
  }

  /** Opens an address and waits until the page and its files have come. */
  abstract goto(url: string): Promise<void>;

  /** Evaluates an expression in the page that gives a text, a number or a boolean; a promise is waited for. */
  abstract evaluate<T>(expression: string): Promise<T>;

  /** Waits until an expression is true in the page. */
  async until(expression: string, within = 60_000): Promise<void> {
    const end = Date.now() + within;
    while (!(await this.isTrue(expression))) {
      if (Date.now() > end) throw new Error(`Chờ mãi không thấy: ${expression}`);
      await new Promise((later) => setTimeout(later, 50));
    }
  }

  async close(): Promise<void> {
    this.#socket.close();
    const gone = new Promise((ended) => this.#browser.once('exit', ended));
    this.#browser.kill('SIGKILL');
    await gone;
    removePatiently(this.#profile);
  }

  /** Tells the error that a message reports; undefined for any other message. */
  protected abstract errorIn(message: M): string | undefined;

  protected isTrue(expression: string): Promise<boolean> {
    return this.evaluate<boolean>(`Boolean(${expression})`);
  }

  protected send(method: string, params: Record<string, unknown> = {}): Promise<M> {
    const id = ++this.#last;
    const answer = Promise.withResolvers<M>();
    this.#waiting.set(id, answer);
    this.#socket.send(JSON.stringify({ id, method, params }));
    return answer.promise.finally(() => this.#waiting.delete(id));
  }
}

/** Opens a WebSocket, and returns it when it is open. @throws when nobody answers at the address */
export function openSocket(address: string): Promise<WebSocket> {
  const socket = new WebSocket(address);
  const opened = Promise.withResolvers<WebSocket>();
  socket.addEventListener('open', () => opened.resolve(socket), { once: true });
  socket.addEventListener('error', () => opened.reject(new Error(`${address} không trả lời.`)), {
    once: true,
  });
  return opened.promise;
}

/** Reads from what a starting browser prints the address at which it listens. @throws when it ends instead */
export function endpointOf(browser: ChildProcess, name: string): Promise<string> {
  return new Promise((found, failed) => {
    let said = '';
    browser.stderr!.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const endpoint = /ws:\/\/\S+/.exec(said)?.[0];
      if (endpoint) found(endpoint);
    });
    browser.once('error', failed);
    browser.once('exit', (code) =>
      failed(new Error(`${name} dừng ngay với mã ${code}: ${said.slice(-500)}`)),
    );
  });
}
