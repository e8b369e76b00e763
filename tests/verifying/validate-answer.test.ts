import { describe, expect, test } from 'vitest';
import { securityOf } from '../../src/serving/headers.ts';
import { addressOf, inCheckingOrder, isFullCheckDay, pathOf } from '../../src/verifying/addresses.ts';
import {
  gatherHeaders,
  validateAnswer,
  sameAddress,
  type Answer,
} from '../../src/verifying/validate-answer.ts';
import { linksIn, strangeScripts } from '../../src/verifying/page-links.ts';

const url = 'https://vidu.gov.vn/xa/';
const file = { size: 5, digest: 'a'.repeat(64) };
const manifest = {
  portal: 'xa',
  url,
  signed: '2026-11-29T05:10:00Z',
  files: new Map([
    ['index.html', file],
    ['tin-tuc/bài 1/index.html', file],
    ['_astro/a.js', file],
  ]),
};
const headers = Object.fromEntries(
  Object.entries(securityOf('index.html')).map(([name, value]) => [name.toLowerCase(), value]),
);
const right: Answer = { status: 200, headers, digest: file.digest, size: 5, isCut: false, text: 'trang' };
const judge = (answer: Partial<Answer>, isSecure = false) =>
  validateAnswer({ url, path: 'index.html', file, manifest, isSecure }, { ...right, ...answer });

describe('câu trả lời cho một tệp', () => {
  test('đúng từng byte, đủ tiêu đề thì không có gì để nói', () => {
    expect(judge({})).toEqual([]);
  });

  test('byte đổi: gọi tên mã lạ và nơi trang dẫn tới', () => {
    const text =
      '<script type="application/ld+json">{}</script><script src="/xa/_astro/a.js"></script>' +
      '<script src=https://xau.example/x.js></script><script>1</script><a href="https://lo-de.example/">';
    expect(judge({ digest: 'b', size: 90, text })).toEqual([
      {
        ...{ code: 'changed', address: url, size: 5, found: 90, isCut: false },
        scripts: ['https://xau.example/x.js', 'viết thẳng trong trang'],
        hosts: ['xau.example', 'lo-de.example'],
      },
    ]);
  });

  test('đúng dấu mà bị cắt ngang thì vẫn là khác', () => {
    expect(judge({ isCut: true })).toMatchObject([{ code: 'changed', isCut: true }]);
  });

  test('mất tiêu đề, tiêu đề khác đi; HSTS chỉ đòi ở https và được phép dài hơn', () => {
    const { 'x-frame-options': _, ...fewer } = headers;
    expect(judge({ headers: { ...fewer, 'x-content-type-options': 'khác' } })).toMatchObject([
      { code: 'header-changed', header: 'X-Content-Type-Options', found: 'khác' },
      { code: 'header-missing', header: 'X-Frame-Options' },
    ]);
    expect(judge({}, true)).toMatchObject([{ code: 'header-missing', header: 'Strict-Transport-Security' }]);
    expect(
      judge({ headers: { ...headers, 'strict-transport-security': 'max-age=63072000; preload' } }, true),
    ).toEqual([]);
    expect(judge({ headers: { ...headers, 'strict-transport-security': 'max-age=60' } }, true)).toHaveLength(
      1,
    );
  });

  test('tiêu đề thiếu ở nhiều địa chỉ được kể một lần, kèm số địa chỉ', () => {
    const missing = { code: 'header-missing', address: url, header: 'X', addresses: 1 } as const;
    expect(gatherHeaders([missing, { code: 'cloaked', address: url }, missing])).toEqual([
      { code: 'cloaked', address: url },
      { ...missing, addresses: 2 },
    ]);
  });

  test('chuyển hướng: chỉ cách viết khác của cùng địa chỉ mới được đi theo', () => {
    expect(judge({ status: 302, headers: { location: 'https://xau.example/' } })).toEqual([
      { code: 'redirected', address: url, to: 'https://xau.example/' },
    ]);
    expect(sameAddress(`${url}404.html`, '/xa/404')).toBe(`${url}404`);
    expect(sameAddress(`${url}tin-tuc`, '/xa/tin-tuc/')).toBe(`${url}tin-tuc/`);
    for (const to of ['//xau.example/xa/', '/xa/khac/', 'http://vidu.gov.vn/xa/'])
      expect(sameAddress(url, to), to).toBeNull();
  });
});

describe('địa chỉ', () => {
  test('đường dẫn thành địa chỉ và ngược lại', () => {
    const address = addressOf(url, 'tin-tuc/bài 1/index.html');
    expect(address).toBe(`${url}tin-tuc/b%C3%A0i%201/`);
    expect(pathOf(url, address)).toBe('tin-tuc/bài 1/index.html');
    expect(pathOf(url, 'https://vidu.gov.vn/khac/')).toBeNull();
    expect(pathOf(url, 'https://khac.vn/xa/')).toBeNull();
  });

  test('trang chủ được hỏi trước; phần còn lại mỗi lần một thứ tự', () => {
    const files = new Map<string, typeof file>(
      Array.from({ length: 50 }, (_, at) => [`t/${at}/index.html`, file]),
    );
    files.set('index.html', file);
    const [one, other] = ['1', '2'].map((seed) => inCheckingOrder({ ...manifest, files }, seed));
    expect([one![0], one!.length]).toEqual(['index.html', 51]);
    expect(one).not.toEqual(other);
    expect(one!.toSorted()).toEqual(other!.toSorted());
  });

  test('mỗi tuần tệp nào cũng đến lượt một lần', () => {
    const days = [1, 2, 3, 4, 5, 6, 7].map((day) => `2026-06-0${day}`);
    for (const path of ['index.html', 'a/b', 'tep/c.pdf'])
      expect(days.filter((day) => isFullCheckDay(path, day))).toHaveLength(1);
  });

  test('liên kết trong trang và trong sơ đồ trang', () => {
    expect(
      linksIn(`<a href='../x/'><form action=/y><loc>${url}z/</loc><a href="mailto:a@b">`, `${url}t/`),
    ).toEqual([`${url}x/`, 'https://vidu.gov.vn/y', `${url}z/`]);
    expect(strangeScripts('<script src="/a.js">', url, () => true)).toEqual([]);
  });
});
