import { spawn } from 'node:child_process';
import { hostname } from 'node:os';
import { inherited } from '../../terminal/environment.ts';
import { Failure } from '../../terminal/failure.ts';

/**
 * Sends a text by the mail program of this machine: `sendmail`, which every mail server brings, or `mail`. Throws a
 * Failure when there is neither, or it refuses.
 */
export async function sendMail(to: string, subject: string, text: string): Promise<void> {
  const message = [
    `To: ${to}`,
    `Subject: =?utf-8?B?${Buffer.from(subject).toString('base64')}?=`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(`${text}\n(${hostname()})\n`).toString('base64').replace(/.{76}/g, '$&\n'),
    '',
  ].join('\n');
  if (await give('sendmail', ['-t', '-i'], message)) return;
  if (await give('/usr/sbin/sendmail', ['-t', '-i'], message)) return;
  if (await give('mail', ['-s', subject, to], text)) return;
  throw new Failure(`Máy này chưa gửi được thư tới ${to}: không có sendmail hay mail, hoặc nó từ chối.`);
}

/** Reads the address of a person to write to. Throws a Failure for anything that a mail program may take for more. */
export function readMailAddress(text: string): string {
  if (/^[\w.+-]{1,64}@[\w.-]{1,255}$/.test(text) && !text.startsWith('-')) return text;
  throw new Failure(`--mail nhận một địa chỉ thư, ví dụ --mail quantri@vidu.gov.vn; đã nhận “${text}”.`);
}

function give(program: string, words: string[], input: string): Promise<boolean> {
  return new Promise((settle) => {
    const child = spawn(program, words, { env: { ...inherited }, stdio: ['pipe', 'ignore', 'ignore'] });
    child.on('error', () => settle(false));
    child.on('close', (code) => settle(code === 0));
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}
