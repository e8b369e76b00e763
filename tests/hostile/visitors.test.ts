import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { visitSite, type Visits } from './visitors.ts';

const page = (build: number) =>
  `<!doctype html><title>lần ${build}</title><link rel="stylesheet" href="/kieu-${build}.css"><script src="/ma.js"></script>`;

test('trang và tệp nó cần cùng một lần dựng, nén hay không: không có lỗi nào', async () => {
  const asked = new Set<string>();
  const visits = await visit((request, response) => {
    asked.add(request.url!);
    const texts: Record<string, string> = { '/': page(7), '/kieu-7.css': '/* lần 7 */' };
    const text = texts[request.url!] ?? 'mã';
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(text));
  });
  expect([...visits.faults]).toEqual([]);
  expect(visits.answered).toBeGreaterThan(20);
  expect([...asked].sort()).toEqual(['/', '/hai/', '/kieu-7.css', '/ma.js']);
});

test('trang một lần dựng, kiểu chữ lần khác, tệp thiếu, câu trả lời bị cắt: lỗi nào cũng được nêu', async () => {
  const { faults } = await visit((request, response) => {
    if (request.url === '/') response.end(page(7));
    else if (request.url === '/ma.js') response.writeHead(404).end();
    else if (request.url === '/kieu-7.css') response.end('/* lần 6 */');
    else {
      response.writeHead(200, { 'content-length': '100' }).write('nửa chừng');
      setTimeout(() => response.destroy(), 5);
    }
  });
  expect([...faults.keys()].sort()).toEqual([
    '/ của lần dựng 7 mà /kieu-7.css của lần 6',
    '/hai/: aborted',
    '/ma.js: trạng thái 404',
  ]);
});

test('kết nối đã dùng bị đóng trước khi có câu trả lời: hỏi lại, đếm riêng; kết nối mới bị đóng là lỗi', async () => {
  const closed = new Set<Socket>();
  const kept = await visit((request, response) => {
    if (!closesSecond(request, closed)) response.end('chữ');
  });
  expect([...kept.faults]).toEqual([]);
  expect(kept.closedIdle).toBeGreaterThan(5);

  const refused = await visit((request) => request.socket.destroy());
  expect([...refused.faults.keys()].sort()).toEqual(['/: socket hang up', '/hai/: socket hang up']);
  expect([refused.closedIdle, refused.answered]).toEqual([0, 0]);
});

/** Closes a connection at its second request, as a server does that takes it for idle. */
function closesSecond({ socket }: IncomingMessage, known: Set<Socket>): boolean {
  if (known.has(socket)) socket.destroy();
  else known.add(socket);
  return socket.destroyed;
}

async function visit(answer: RequestListener): Promise<Visits> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  onTestFinished(() => void server.close());
  let opened = 0;
  const site = {
    port: (server.address() as AddressInfo).port,
    host: 'xa.vidu.gov.vn',
    paths: ['/', '/hai/'],
  };
  const buildsOf = (text: string) => [...text.matchAll(/lần (\d+)/g)].map(([, build]) => build!);
  return visitSite({ ...site, buildsOf }, 2, () => ++opened > 20);
}
