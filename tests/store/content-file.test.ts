import { execFileSync } from 'node:child_process';
import { hash } from 'node:crypto';
import { closeSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  copyContentFile,
  digestOfContentFile,
  FileOpener,
  openContentFile,
  readContentFile,
} from '../../src/store/content-file.ts';
import { takeInventory } from '../../src/store/inventory.ts';
import { readCached } from '../../src/store/cached-content.ts';
import { makePicture } from '../../src/pictures/sizes.ts';
import { makeFolder } from '../fixtures/folders.ts';
import { articleMd } from '../fixtures/make.ts';
import { leastPortal } from '../fixtures/portals.ts';

const ARTICLE = 'portals/xa/tin-tuc/2026/bai-mot.md';
let root: string;
let content: string;
const at = (path: string) => join(content, path);

beforeEach(async () => {
  const files = Object.entries(leastPortal('xa')).map(([path, text]) => [`noi-dung/${path}`, text]);
  root = await makeFolder({
    ...(Object.fromEntries(files) as Record<string, string>),
    'noi-dung/plans/a.yaml': 'a',
    'bi-mat/bai-mot.md': articleMd({ title: 'Bài ở ngoài thư mục nội dung' }),
  });
  content = join(root, 'noi-dung');
});

/** Puts a link in the place of a file or folder, as somebody may do between two steps of a build. */
function swap(path: string, target: string): void {
  rmSync(path, { recursive: true });
  symlinkSync(target, path);
}

describe('một tệp của thư mục nội dung', () => {
  const code = (run: () => unknown) => {
    try {
      run();
      return 'đọc được';
    } catch (error) {
      return (error as NodeJS.ErrnoException).code;
    }
  };

  test('thành liên kết thì không ai đi theo', () => {
    swap(at(ARTICLE), join(root, 'bi-mat/bai-mot.md'));
    for (const read of [openContentFile, readContentFile, digestOfContentFile])
      expect(code(() => read(at(ARTICLE)))).toBe('ELOOP');
  });

  test('nằm trong thư mục đã thành liên kết, ở cấp nào cũng vậy, thì không ai đi theo', () => {
    for (const folder of ['portals/xa/tin-tuc/2026', 'portals/xa/tin-tuc', 'portals/xa']) {
      const aside = join(root, `da-doi-${folder.length}`);
      renameSync(at(folder), aside);
      symlinkSync(aside, at(folder));
      expect(
        code(() => openContentFile(at(ARTICLE), content)),
        folder,
      ).toBe('ELOOP');
      rmSync(at(folder));
      renameSync(aside, at(folder));
      expect(code(() => openContentFile(at(ARTICLE), content))).toBe('đọc được');
    }
  });

  test('mở lần lượt từng thư mục thì cũng vậy: không theo liên kết, không chờ ống dẫn', () => {
    const openOne = (path: string) => {
      using opener = new FileOpener(content);
      closeSync(opener.open(at(path)).descriptor);
    };
    expect(code(() => openOne(ARTICLE))).toBe('đọc được');
    expect(code(() => openOne('portals/xa/khong-co/bai.md'))).toBe('ENOENT');
    for (const folder of ['portals/xa/tin-tuc/2026', 'portals/xa/tin-tuc', 'portals/xa']) {
      const aside = join(root, 'da-doi');
      renameSync(at(folder), aside);
      symlinkSync(aside, at(folder));
      expect(
        code(() => openOne(ARTICLE)),
        folder,
      ).toBe('ELOOP');
      rmSync(at(folder));
      renameSync(aside, at(folder));
    }
    swap(at(ARTICLE), join(root, 'bi-mat/bai-mot.md'));
    expect(code(() => openOne(ARTICLE))).toBe('ELOOP');
    rmSync(at(ARTICLE));
    execFileSync('mkfifo', [at(ARTICLE)]);
    expect(code(() => openOne(ARTICLE))).toBe('ENOTSUP');
  });

  test('thư mục bị thay bằng liên kết giữa lúc các tệp của nó được mở thì không ai đọc tệp ở ngoài', () => {
    const written = readFileSync(at(ARTICLE), 'utf8');
    const opener = new FileOpener(content);
    const read = () => {
      const { descriptor } = opener.open(at(ARTICLE));
      const text = readFileSync(descriptor, 'utf8');
      closeSync(descriptor);
      return text;
    };
    expect(read()).toBe(written);
    renameSync(at('portals/xa/tin-tuc/2026'), join(root, 'da-doi'));
    symlinkSync(join(root, 'bi-mat'), at('portals/xa/tin-tuc/2026'));
    // Linux opens the file in the folder that was checked; other systems refuse the link.
    if (process.platform === 'linux') expect(read()).toBe(written);
    else expect(code(read)).toBe('ELOOP');
    opener[Symbol.dispose]();
    expect(code(read)).toBe('ELOOP');
  });

  test('thành ống dẫn hay thư mục thì không chờ', () => {
    rmSync(at(ARTICLE));
    execFileSync('mkfifo', [at(ARTICLE)]);
    expect(code(() => openContentFile(at(ARTICLE)))).toBe('ENOTSUP');
    expect(code(() => openContentFile(at('portals/xa')))).toBe('ENOTSUP');
  });

  test('thư mục nội dung, portals, plans do người vận hành đặt liên kết thì vẫn đọc được', () => {
    symlinkSync(content, join(root, 'lien-ket'));
    expect(code(() => openContentFile(join(root, 'lien-ket', ARTICLE), join(root, 'lien-ket')))).toBe(
      'đọc được',
    );
    for (const top of ['portals', 'plans']) {
      renameSync(at(top), join(root, `${top}-that`));
      symlinkSync(join(root, `${top}-that`), at(top));
    }
    for (const path of [ARTICLE, 'plans/a.yaml'])
      expect(
        code(() => openContentFile(at(path), content)),
        path,
      ).toBe('đọc được');
  });

  test('không còn những byte đã kiểm tra thì không được đăng', async () => {
    const digest = digestOfContentFile(at(ARTICLE));
    const copy = join(root, 'ban-sao');
    copyContentFile(at(ARTICLE), copy, digest);
    expect(hash('sha256', readFileSync(copy))).toBe(digest);
    expect(hash('sha256', readContentFile(at(ARTICLE), digest))).toBe(digest);

    writeFileSync(at(ARTICLE), 'khác');
    expect(() => copyContentFile(at(ARTICLE), copy, digest)).toThrow('vừa đổi trong lúc dựng');
    expect(() => readContentFile(at(ARTICLE), digest)).toThrow('vừa đổi trong lúc dựng');
    await expect(makePicture(at(ARTICLE), join(root, 'kho'), digest)).rejects.toThrow(
      'vừa đổi trong lúc dựng',
    );
  });
});

describe('giữa lúc kiểm tra và lúc dựng', () => {
  const show = (isStrict: boolean) => {
    const inventory = takeInventory(content, 'xa');
    return (change: () => void) => {
      change();
      return readCached(content, 'xa', inventory, undefined, isStrict).content;
    };
  };

  test.each<[string, () => void]>([
    ['bài bị thay bằng liên kết', () => swap(at(ARTICLE), join(root, 'bi-mat/bai-mot.md'))],
    [
      'thư mục của bài bị thay bằng liên kết',
      () => swap(at('portals/xa/tin-tuc/2026'), join(root, 'bi-mat')),
    ],
    ['bài bị viết lại', () => writeFileSync(at(ARTICLE), articleMd({ title: 'Bài chưa ai kiểm tra' }))],
    ['portal.yaml bị viết lại', () => writeFileSync(at('portals/xa/portal.yaml'), 'name: Xã khác\n')],
    [
      'portal.yaml bị thay bằng liên kết',
      () => swap(at('portals/xa/portal.yaml'), join(root, 'bi-mat/bai-mot.md')),
    ],
  ])('%s thì cổng không dựng từ đó', (_, change) => {
    expect(() => show(true)(change)).toThrow('vừa đổi trong lúc dựng');
  });

  test('khi chỉ kiểm tra thì liên kết là lỗi của tệp, các tệp khác vẫn được xem', () => {
    const { entries, failed } = show(false)(() => swap(at(ARTICLE), join(root, 'bi-mat/bai-mot.md')));
    expect(entries.article).toEqual([]);
    expect(failed.map(({ code, file }) => [code, file])).toEqual([['symbolic-link', ARTICLE]]);
  });
});
