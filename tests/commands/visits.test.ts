import { spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { countLoggedVisits } from '../../src/commands/count-visits.ts';
import { Failure } from '../../src/terminal/failure.ts';
import { callCheck } from '../fixtures/call-commands.ts';
import { callScript } from '../fixtures/call-script.ts';
import { makeSharedFolder, writeFiles, type Files } from '../fixtures/folders.ts';
import { portalYaml } from '../fixtures/make.ts';
import { readTree } from '../fixtures/trees.ts';
import { combinedLine, type MadeHit } from '../visits/naive.ts';

const root = await makeSharedFolder();
const content = join(root, 'noi-dung');
const at = (name: string) => join(root, name);
const FILE = join(content, 'portals/xa-mot/luot-truy-cap.yaml');

/** 1 October 2026, 00:00 in Việt Nam. */
const START = Date.UTC(2026, 8, 30, 17) / 1000;
const page = (day: number, hour: number, visitor = 1): MadeHit => ({
  ...{ time: START + ((day - 1) * 24 + hour) * 3600, visitor },
  kind: 'page',
});
const log = (...hits: MadeHit[]) => hits.map((hit) => `${combinedLine(hit)}\n`).join('');

/** Two days, two visits each, and on the second a robot; the third day is missing, the fourth has one visit. */
const FIRST = log(page(1, 8), page(1, 8.2), page(1, 20));
const SECOND =
  log(page(2, 8), page(2, 9, 2)) + `${combinedLine(page(2, 10, 3), { agent: 'Googlebot/2.1' })}\n`;
const FOURTH = log(page(4, 8));

const count = (args: string[], logs: string[]) =>
  callScript('visits', ['--content', content, '--as-of', '2026-11-29', ...args, ...logs.map(at)]);
const PORTAL = ['--portal', 'xa-mot'];

beforeAll(async () => {
  await writeFiles(root, {
    'noi-dung/portals/xa-mot/portal.yaml': portalYaml({ url: 'https://xamot.vidu.gov.vn/' }),
    'noi-dung/portals/xa-mot/luot-truy-cap.yaml':
      '# Nhập tay.\n- { month: 2026-08, visits: 5, source: EMC }\n',
    'noi-dung/portals/xa-hai/portal.yaml': portalYaml({ url: 'https://vidu.gov.vn/xa-hai/', code: '99902' }),
    'access.log.1': FOURTH,
    'access.log.2.gz': gzipSync(SECOND),
    'access.log.3.zst': Buffer.concat([
      zstdCompressSync(FIRST.slice(0, 300)),
      zstdCompressSync(FIRST.slice(300)),
    ]),
  } satisfies Files);
});

describe('đếm rồi ghi', () => {
  const logs = ['access.log.1', 'access.log.3.zst', 'access.log.2.gz'];

  test('--dry-run nói sẽ ghi gì mà không ghi', async () => {
    const before = await readTree(content);
    const { code, stdout } = await count([...PORTAL, '--dry-run'], logs);
    expect(stdout).toMatch(/sẽ ghi tháng\s+10\/2026\./);
    expect(code).toBe(0);
    expect(await readTree(content)).toEqual(before);
  });

  test('nhiều tệp, nhiều cách nén, thứ tự nào cũng được', async () => {
    const { code, stdout, stderr } = await count(PORTAL, logs);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/10\/2026 +5 +1 +3\/31\n/);
    expect(stdout).toContain('10/2026 không có nhật ký các ngày 03/10, 05/10–31/10.');
    expect(stdout).toContain('Một lượt truy cập là');
    expect(await readFile(FILE, 'utf8')).toBe(
      `# Nhập tay.\n- { month: 2026-08, visits: 5, source: EMC }\n- month: 2026-10\n  visits: 5\n  robots: 1\n  source: "Nhật ký máy chủ, đếm tự động (3/31 ngày)"\n`,
    );
  });

  test('đếm lại, từng tệp một, không làm gì thay đổi', async () => {
    const before = await readTree(content);
    for (const each of logs) expect(await count(PORTAL, [each])).toMatchObject({ code: 0 });
    expect(await readTree(content)).toEqual(before);
  });

  test('phần còn thiếu đến sau, qua ống, được thêm vào', async () => {
    const input = log(page(3, 8), page(4, 8.1));
    const args = ['--content', content, '--as-of', '2026-11-29', ...PORTAL, '--format', 'json', '-'];
    const script = join(import.meta.dirname, '../../scripts/visits.ts');
    const { stdout, status } = spawnSync(process.execPath, [script, ...args], { input, encoding: 'utf8' });
    expect(status).toBe(0);
    const { portals, definition } = JSON.parse(stdout) as { portals: object[]; definition: string };
    expect(definition).toContain('30 phút');
    expect(portals[0]).toMatchObject({
      months: [{ month: '2026-10', visits: 6, robots: 1, counted: 4, length: 31 }],
      hours: { changed: 2, same: 0, kept: 0 },
    });
    expect(parse(await readFile(FILE, 'utf8'))).toMatchObject([{ visits: 5 }, { visits: 6 }]);
  });

  test('check không có gì để nói về sổ và tệp vừa ghi', async () => {
    const args = ['--content', content, '--as-of', '2026-11-29', '--format', 'json'];
    const { stdout } = await callCheck(args);
    expect(stdout).not.toContain('luot-truy-cap');
  });
});

describe('nhật ký của nhiều cổng', () => {
  test('chia theo tên máy và đường dẫn gốc, dòng của máy khác được đếm riêng', async () => {
    const line = (host: string, path: string, visitor: number) =>
      `${host}:443 ${combinedLine(page(1, 8, visitor), { path })}\n`;
    await writeFile(
      at('vhost.log'),
      line('xamot.vidu.gov.vn', '/', 1) +
        line('vidu.gov.vn', '/xa-hai/tin-tuc/', 1) +
        line('vidu.gov.vn', '/xa-hai', 2) +
        line('vidu.gov.vn', '/khac/', 3) +
        line('la.example', '/', 4),
    );
    const { stdout, stderr, code } = await count(['--dry-run', '--format', 'json'], ['vhost.log']);
    const { portals } = JSON.parse(stdout) as { portals: { portal: string; lines: number }[] };
    expect(portals.map(({ portal, lines }) => [portal, lines])).toEqual([
      ['xa-hai', 2],
      ['xa-mot', 1],
    ]);
    expect(stderr).toBe(
      '1 dòng hỏi tên máy không phải của cổng nào (la.example), không tính.\n1 dòng nằm ngoài đường dẫn gốc của các cổng, không tính.\n',
    );
    expect(code).toBe(0);
  });

  test('nhật ký không ghi tên máy mà không ghi cổng nào thì hỏi lại', async () => {
    const { code, stderr } = await count([], ['access.log.1']);
    expect(stderr).toContain('không ghi tên máy');
    expect(stderr).toContain('--portal');
    expect(code).toBe(2);
  });
});

describe('nhật ký xấu: đếm được hoặc từ chối, có con số', () => {
  const good = log(page(1, 8));
  const shared = log(...Array.from({ length: 9 }, (_, n) => page(1, n, n)));
  test.each([
    ['dòng bị cắt', `${good.repeat(3)}Đĩa đầy [14/Oct/20`, 1, /1\/4 dòng không đọc được.*dòng 4: “Đĩa đầy/],
    ['byte lạ', Buffer.concat([Buffer.from(good), Buffer.alloc(5000, 0xfe)]), 1, /1\/2 dòng không đọc được/],
    ['ngày mai', good + log(page(90, 8)), 1, /1 dòng có ngày sau hôm nay \(tới 29\/12\/2026\)/],
    ['đồng hồ chưa đặt', good.replace('2026', '1999') + good, 0, /1 dòng có ngày trước ngày bắt đầu đếm/],
    ['nén bị đứt', gzipSync(good.repeat(2000)).subarray(0, -9), 1, /tệp nén bị đứt; chỉ đọc được/],
    [
      'sau máy chủ trung gian',
      shared.replaceAll(/203\.0\.113\.\d/g, '10.0.0.1'),
      1,
      /9\/9 trang là từ địa chỉ nội bộ 10\.0\.0\.1.*X-Forwarded-For/,
    ],
    ['toàn ngày mai', log(page(90, 8)), 2, /Đã đọc 1 dòng, không dòng nào là của xa-mot.*\n.*sau hôm nay/],
    ['trống', '', 2, /Đã đọc 0 dòng/],
    ['kiểu khác', '<html>\n', 2, /không phải nhật ký truy cập đã biết/],
    ['UTF-16', Buffer.from(`\uFEFF${good}`, 'utf16le'), 2, /không phải nhật ký truy cập đã biết/],
    ['kiểu common', good.replace(/ "-" ".*"/, ''), 2, /không ghi trình duyệt/],
    ['nén kiểu xz', Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0]), 2, /nén kiểu xz/],
  ])('%s', async (_name, bytes, code, sentence) => {
    await writeFile(at('xau.log'), bytes);
    const outcome = await countHere(at('xau.log'));
    expect(outcome.said).toMatch(sentence);
    expect(outcome.code).toBe(code);
  });

  /** Counts within this process, as the command does, and writes nothing. */
  async function countHere(path: string): Promise<{ code: number; said: string }> {
    const options = {
      content,
      portals: ['xa-mot'],
      asOf: '2026-11-29',
      from: '2000-01-01',
      isRehearsal: true,
    };
    try {
      const { remarks } = await countLoggedVisits({ ...options, logs: [path] });
      const said = remarks.map(({ message }) => message).join('\n');
      return { code: Number(remarks.some(({ isSerious }) => isSerious)), said };
    } catch (error) {
      if (error instanceof Failure) return { code: 2, said: error.message };
      throw error;
    }
  }

  test('--from bỏ những ngày cổng chưa mở', async () => {
    await writeFile(at('cu.log'), log(page(1, 8), page(20, 8)));
    const { stdout, stderr } = await count(
      [...PORTAL, '--dry-run', '--from', '2026-10-10', '--format', 'json'],
      ['cu.log'],
    );
    expect(stderr).toContain('1 dòng có ngày trước ngày bắt đầu đếm (từ 01/10/2026)');
    expect(JSON.parse(stdout)).toMatchObject({ portals: [{ lines: 1 }] });
  });

  test('không có tệp, thư mục, sổ hỏng, luot-truy-cap.yaml hỏng: nói tệp nào, không ghi gì', async () => {
    expect(await count(PORTAL, ['khong-co.log'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('không có tệp này') as string,
    });
    expect(await count(PORTAL, ['noi-dung'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('thư mục') as string,
    });
    await writeFiles(content, {
      'portals/xa-hai/luot-truy-cap.yaml': '- month: 2026-10\n  visits: muoi\n  source: EMC\n',
    });
    const hai = ['--portal', 'xa-hai'];
    await writeFile(at('hai.log'), `${combinedLine(page(1, 8), { path: '/xa-hai/' })}\n`);
    expect((await count(hai, ['hai.log'])).stderr).toMatch(/luot-truy-cap\.yaml:2:3 /);
    await writeFiles(content, {
      'portals/xa-hai/luot-truy-cap.yaml': '',
      'portals/xa-hai/.luot-truy-cap/2026-10.json': '{',
    });
    expect((await count(hai, ['hai.log'])).stderr).toMatch(/Sổ lượt truy cập .*2026-10\.json hỏng/);
  });
});
