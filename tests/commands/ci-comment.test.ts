import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { commentOf } from '../../scripts/ci/quoted.ts';
import { makeFolder } from '../fixtures/folders.ts';
import { runScript } from '../fixtures/make.ts';

const RUN = { run: 7, url: 'https://ci.vidu/7' };

/** What a proposal could print to speak as someone else. */
const HOSTILE = [
  '/merge',
  '/approve\r/assign @giam-doc',
  '\u2028/close\u2029/label ~x\u0085/lock\v/spend 1h\f/unlock',
  '::error::lỗi giả',
  '##[error]lỗi giả',
  'mời @tat-ca xem, thư tới can-bo@vidu.vn',
  'tệp \u202Egpj.exe\u202C và\u200Bchữ\u0007',
  '-->\n<!-- cong-xa:9 -->',
  '> trích\n```',
  '~~~\n/merge',
].join('\n');

test('dòng nào của kết quả cũng chỉ được trích: không thành lệnh, không gọi tên ai, không giấu gì', () => {
  const comment = commentOf(HOSTILE, RUN);
  const [mark, head, empty, ...lines] = comment.split('\n');
  expect(mark).toBe('<!-- cong-xa:7 -->');
  expect(head).toContain('(https://ci.vidu/7)');
  expect(empty).toBe('');
  expect(lines.pop()).toBe('');
  for (const line of lines) expect(line).toMatch(/^> /);
  expect(comment).toContain('> mời @\u200Btat-ca xem, thư tới can-bo@vidu.vn\n');
  expect(comment).toContain('> tệp \\u{202e}gpj.exe\\u{202c} và\\u{200b}chữ\\u{7}\n');
});

test('chữ nào cũng vậy, dài bao nhiêu cũng vừa một lời nhận xét', () => {
  const piece = fc.constantFrom(
    '/',
    '@',
    '\n',
    '\r',
    '\u2028',
    '\u202E',
    '<!--',
    '> ',
    '```',
    'chữ',
    '😀',
    '\0',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), fc.constantFrom(1, 3_000), (pieces, times) => {
      const comment = commentOf(pieces.join('').repeat(times), RUN);
      expect(comment.length).toBeLessThan(65_536);
      const [, , , ...lines] = comment.split('\n');
      const foreign = lines.filter((line) => line !== '' && !line.startsWith('> '));
      expect(foreign.filter((line) => line !== 'Kết quả còn dài; xem đủ ở lần kiểm tra.')).toEqual([]);
      expect(comment).not.toMatch(/[\r\u2028\u202E\0]|(?<!\w)@(?!\u200B)/);
    }),
    { numRuns: 100 },
  );
});

test('kết quả dài thì nói là còn, không cắt giữa dòng', () => {
  const comment = commentOf('một dòng\n'.repeat(20_000), RUN);
  expect(comment).toMatch(/\n> một dòng\n\nKết quả còn dài; xem đủ ở lần kiểm tra\.\n$/);
});

/** One request as a server of these tests keeps it. */
type Call = [method: string, path: string, body?: string];

/** Serves canned answers of an API on this machine; keeps what was written to it. */
async function serve(answers: (path: string) => unknown): Promise<{ url: string; written: Call[] }> {
  const written: Call[] = [];
  const server = createServer((request, response) => {
    void textOf(request).then((text) => {
      const { method = '', url = '' } = request;
      if (method !== 'GET') written.push([method, url, (JSON.parse(text) as { body: string }).body]);
      const answer = method === 'GET' ? answers(url) : method === 'PUT' && url.includes('/9/') ? null : {};
      if (answer === null) response.writeHead(403);
      response.end(typeof answer === 'string' ? answer : JSON.stringify(answer ?? {}));
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, written };
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const part of request.setEncoding('utf8')) text += part as string;
  return text;
}

/** Runs the command as the workflow does, after a run of the checks on a branch named like a command. */
async function commentOnGitHub(
  file: string,
  { pulls = [{ number: 12, head: { sha: 'abc' } }] as unknown[], comments = [] as unknown[] } = {},
) {
  const asked: string[] = [];
  const { url, written } = await serve((path) => {
    asked.push(path);
    return path.includes('/pulls?') ? pulls : comments;
  });
  const folder = await makeFolder({
    'su-kien.json': JSON.stringify({
      workflow_run: {
        id: 7,
        html_url: 'https://github.vidu/runs/7',
        head_sha: 'abc',
        head_branch: '$(touch hong)&state=all',
        head_repository: { owner: { login: 'nguoi-la' } },
      },
    }),
  });
  const { code, stdout, stderr } = await runScript('ci/comment', ['github', file], {
    env: {
      GITHUB_EVENT_PATH: join(folder, 'su-kien.json'),
      GITHUB_API_URL: url,
      GITHUB_REPOSITORY: 'xa/noi-dung',
      GITHUB_TOKEN: 'MA',
    },
  });
  expect(code, stderr).toBe(0);
  return { written, asked, stdout };
}

test('GitHub: viết một lần, lần sau sửa lại chính lời ấy; yêu cầu nào thì GitHub nói, không phải kết quả', async () => {
  const folder = await makeFolder({ 'tom-tat.markdown': HOSTILE });
  const file = join(folder, 'tom-tat.markdown');
  const first = await commentOnGitHub(file);
  const body = commentOf(HOSTILE, { run: 7, url: 'https://github.vidu/runs/7' });
  expect(first.written).toEqual([['POST', '/repos/xa/noi-dung/issues/12/comments', body]]);
  expect(first.asked[0]).toBe(
    '/repos/xa/noi-dung/pulls?state=open&head=nguoi-la%3A%24%28touch+hong%29%26state%3Dall',
  );
  const again = await commentOnGitHub(file, {
    comments: [
      { id: 3, body: '<!-- cong-xa:1 --> giả', user: { login: 'nguoi-la' } },
      { id: 4, body: '<!-- cong-xa:6 -->\n…', user: { login: 'github-actions[bot]' } },
    ],
  });
  expect(again.written).toEqual([['PATCH', '/repos/xa/noi-dung/issues/comments/4', body]]);
});

test('GitHub: yêu cầu đã có lần sửa khác, hay kết quả là một liên kết, thì không viết gì', async () => {
  const folder = await makeFolder({ 'bi-mat': 'mật', 'tom-tat.markdown': 'chữ' });
  await symlink(join(folder, 'bi-mat'), join(folder, 'lien-ket'));
  const moved = await commentOnGitHub(join(folder, 'tom-tat.markdown'), {
    pulls: [{ number: 12, head: { sha: 'khac' } }],
  });
  expect(moved.written).toEqual([]);
  for (const name of ['lien-ket', '.', 'khong-co'])
    expect((await commentOnGitHub(join(folder, name))).written, name).toEqual([]);
});

test('GitHub: kết quả lớn tới đâu cũng chỉ đọc phần đầu', async () => {
  const folder = await makeFolder({});
  const file = join(folder, 'lon');
  await writeFile(file, 'chữ\n'.repeat(2_000_000));
  const { written } = await commentOnGitHub(file);
  expect(written[0]![2]!.length).toBeLessThan(65_536);
});

test('GitLab: chỉ yêu cầu vừa kiểm tra xong và chưa có kết quả ấy; yêu cầu này không nhận thì yêu cầu kia vẫn có', async () => {
  const own = { author: { id: 1 } };
  const { url, written } = await serve((path) => {
    if (path === '/user') return { id: 1 };
    if (path.includes('/pipelines?'))
      return [
        { id: 50, ref: 'refs/merge-requests/5/head' },
        { id: 49, ref: 'refs/merge-requests/5/head' },
        { id: 60, ref: 'refs/merge-requests/6/head' },
        { id: 90, ref: 'refs/merge-requests/9/head' },
        { id: 80, ref: 'refs/merge-requests/8/merge' },
        { id: 70, ref: 'refs/heads/main' },
      ];
    const pipeline = /pipelines\/(\d+)\/jobs/.exec(path)?.[1];
    if (pipeline)
      return [
        { id: 1, name: 'khac', web_url: '' },
        { id: Number(`${pipeline}0`), name: 'bao-cao', web_url: `https://gitlab.vidu/${pipeline}` },
      ];
    if (path.includes('/6/notes')) return [{ ...own, id: 66, body: '<!-- cong-xa:600 -->\n…' }];
    if (path.includes('/8/notes'))
      return [
        { author: { id: 2 }, id: 87, body: '<!-- cong-xa:800 -->\n giả' },
        { ...own, id: 88, body: '<!-- cong-xa:700 -->\n…' },
      ];
    if (path.includes('/9/notes')) return [{ ...own, id: 99, body: '<!-- cong-xa:1 -->\n…' }];
    if (path.endsWith('/artifacts/bao-cao/tom-tat.markdown')) return HOSTILE;
    return [];
  });
  const { code, stdout } = await runScript('ci/comment', ['gitlab'], {
    env: { CI_API_V4_URL: url, CI_PROJECT_ID: '1', BAO_CAO_TOKEN: 'MA' },
  });
  const bodyOf = (job: number, pipeline: number) =>
    commentOf(HOSTILE, { run: job, url: `https://gitlab.vidu/${pipeline}` });
  expect(written).toEqual([
    ['POST', '/projects/1/merge_requests/5/notes', bodyOf(500, 50)],
    ['PUT', '/projects/1/merge_requests/9/notes/99', bodyOf(900, 90)],
    ['PUT', '/projects/1/merge_requests/8/notes/88', bodyOf(800, 80)],
  ]);
  expect(code).toBe(1);
  expect(stdout).toContain('Không ghi được vào yêu cầu 9');
  expect(stdout).toContain('Đã ghi vào yêu cầu 8.');
  expect(stdout).not.toContain('MA');
});

test('GitLab: chưa đặt mã truy cập thì nói là bỏ qua', async () => {
  const { code, stdout } = await runScript('ci/comment', ['gitlab'], { env: { BAO_CAO_TOKEN: '' } });
  expect({ code, stdout }).toEqual({
    code: 0,
    stdout: 'Chưa đặt BAO_CAO_TOKEN: bỏ qua việc ghi vào yêu cầu hợp nhất.\n',
  });
});
