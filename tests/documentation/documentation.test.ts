import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';

const PROJECT = join(import.meta.dirname, '../..');

/** Files that a reader may have and this project has not. */
const OF_READERS = ['content/cong.yaml', 'content/khoa-cong-khai.pem', '.github/CODEOWNERS'];

const pages = [
  '.',
  '.github',
  '.github/hai-kho',
  'content',
  ...foldersBelow('scripts', 'src', 'tests/hostile'),
].flatMap((folder) =>
  readdirSync(join(PROJECT, folder))
    .filter((name) => /^[A-Z]+\.md$/.test(name))
    .map((name) => join(folder, name)),
);

describe.each(pages)('trang %s', (page) => {
  const text = read(page);

  test('liên kết nào cũng dẫn tới một tệp có thật', () => {
    const targets = matches(text.replace(/^```[^]*?^```|`[^`\n]*`/gm, ''), /\]\((?!https?:)([^)#]+)/g);
    expect(targets.filter((target) => !isThere(join(dirname(page), target)))).toEqual([]);
  });

  test('tệp, thư mục nào được nhắc tên cũng có thật', () => {
    const named = matches(text, /`((?:src|scripts|tests|content|\.github|\.gitlab)\/[\w./[\]-]+)`/g);
    expect(named.filter((path) => !isThere(path) && !OF_READERS.includes(path))).toEqual([]);
  });

  test('lệnh nào được nhắc tới cũng có', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = matches(text, /npm run (?:-s |--silent )?([a-z][\w:]*)/g);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});

describe('trang đầu README.md', () => {
  const text = read('README.md');

  test('đọc hết trong vài phút: nhiều nhất 150 dòng', () => {
    expect(text.split('\n').length - 1).toBeLessThanOrEqual(150);
  });

  test('bản đồ kể mọi thư mục của src, bảng lệnh kể mọi lệnh', () => {
    const folders = readdirSync(join(PROJECT, 'src'), { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    );
    expect(folders.map(({ name }) => name).filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    // The formatter is for those who write code, who find it in CONTRIBUTING.md.
    const commands = Object.keys(scripts).filter((name) => name !== 'test' && name !== 'format');
    expect(commands.filter((name) => !text.includes(`| \`npm run ${name}\``))).toEqual([]);
  });
});

function foldersBelow(...roots: string[]): string[] {
  return roots.flatMap((root) => [
    root,
    ...readdirSync(join(PROJECT, root), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => join(entry.parentPath, entry.name).slice(PROJECT.length + 1)),
  ]);
}

function matches(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, found]) => found!);
}

function isThere(path: string): boolean {
  return existsSync(join(PROJECT, path));
}

function read(path: string): string {
  return readFileSync(join(PROJECT, path), 'utf8');
}
