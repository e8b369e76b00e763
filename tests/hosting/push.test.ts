import { describe, expect, test } from 'vitest';
import {
  checkedPart,
  isNeeded,
  validateCommits,
  validateFiles,
  validateUpdates,
  type ChangedFile,
  type RefUpdate,
} from '../../src/hosting/push.ts';

const commune = { name: 'xa-a', keys: [], folders: ['content/portals/xa-a/'], maxFiles: 3 };
const operator = { ...commune, name: 'van-hanh', folders: ['/'] };
const A = 'content/portals/xa-a';
const judge = (paths: (string | ChangedFile)[], person = commune, sizes: number[] = []) => {
  const changed = paths.map((each) => (typeof each === 'string' ? { path: each, mode: '100644' } : each));
  const tree = [`${A}/portal.yaml`, ...changed.map(({ path }) => path)].map((path, index) => ({
    path,
    mode: '100644',
    size: sizes[index] ?? 1,
  }));
  return validateFiles({ changed, tree }, person).join('\n');
};
const update = (more: Partial<RefUpdate>): RefUpdate => ({
  ...{ name: 'refs/heads/main', from: 'a', to: 'b', isForward: true },
  ...more,
});

describe('nhánh', () => {
  test('main tiến lên, hay được đẩy lần đầu, thì được', () => {
    expect(validateUpdates([update({}), update({ from: null })])).toEqual([]);
  });

  test.each([
    ['xóa main', update({ to: null, isForward: false }), 'Không được xóa nhánh main'],
    ['đẩy đè', update({ isForward: false }), 'Đẩy đè (force) bị từ chối'],
    ['nhánh khác', update({ name: 'refs/heads/thu' }), 'Nhánh “thu”'],
    ['nhánh main của chỗ khác', update({ name: 'refs/heads/x/main' }), 'Nhánh “x/main”'],
    ['thẻ', update({ name: 'refs/tags/main' }), 'Thẻ “main”'],
    ['tên có ký tự điều khiển', update({ name: 'refs/heads/a\u001b[2J' }), 'a\\u{1b}[2J'],
  ])('%s thì không', (_, wrong, sentence) => {
    expect(validateUpdates([wrong])).toEqual([expect.stringContaining(sentence)]);
  });

  test('rất nhiều nhánh một lần thì kể vài nhánh', () => {
    const many = Array.from({ length: 3000 }, (_, index) => update({ name: `refs/heads/n-${index}` }));
    const refused = validateUpdates(many);
    expect([refused.length, refused.at(-1)]).toEqual([6, '… và 2.995 nhánh, thẻ nữa.']);
  });

  test('quá nhiều lần ghi thì nói cả hai số', () => {
    expect(validateCommits(1000)).toBeNull();
    expect(validateCommits(25_000)).toMatch(/25\.000 .*1\.000/);
  });
});

describe('tệp', () => {
  test('trong phần của mình thì được, kể cả sổ lượt truy cập và tệp bị xóa', () => {
    expect(judge([`${A}/a.md`, `${A}/.luot-truy-cap/2026-03.json`, { path: `${A}/b.md`, mode: null }])).toBe(
      '',
    );
    expect(judge(['content/cong.yaml', '.github/CODEOWNERS', '.gitignore'], operator)).toBe('');
  });

  test.each([
    'content/portals/xa-ab/a.md',
    'content/portals/xa-a',
    'content/plans/a.yaml',
    'content/cong.yaml',
    '.github/workflows/a.yml',
    'content/portals/XA-A/a.md',
  ])('%s ở ngoài phần của xã', (path) => {
    expect(judge([path])).toContain('1 tệp ở ngoài phần của “xa-a”');
  });

  test.each([
    `${A}/.git/hooks/pre-commit`,
    `${A}/.GIT/config`,
    `${A}/.g\u200cit/config`,
    `${A}/GIT~1/config`,
    `${A}/.gitmodules`,
    `${A}/tin-tuc/.gitattributes`,
    `${A}/.githooks/pre-push`,
    `${A}/.env`,
    `${A}/tin-tuc/.luot-truy-cap/a.md`,
  ])('%s là thiết lập, không ai được đẩy', (path) => {
    for (const person of [commune, operator]) expect(judge([path], person)).toContain('hiểu thành thiết lập');
  });

  test.each([
    'content/portals/xa-a/../xa-b/a.md',
    `${A}/a\nb.md`,
    `${A}/a\\b.md`,
    `${A}/\ufffd.md`,
    `${A}/${'a'.repeat(256)}`,
  ])('tên %j không dùng được', (path) => {
    expect(judge([path])).toContain('1 tên tệp có ký tự không dùng được');
  });

  test('liên kết, kho con', () => {
    expect(judge([{ path: `${A}/a`, mode: '120000' }], operator)).toContain('1 liên kết (symbolic link)');
    expect(judge([{ path: `${A}/a`, mode: '160000' }], operator)).toContain('1 kho con (submodule)');
  });

  test('quá số tệp một lần, tệp quá lớn: nói bằng số, kể vài tệp đầu', () => {
    const names = Array.from({ length: 20 }, (_, index) => `content/b-${index}.md`);
    expect(judge(names)).toMatch(/đổi 20 tệp; “xa-a” được đổi nhiều nhất 3[^]*b-4\.md\n {2}… và 15 tệp nữa/);
    expect(judge([`${A}/a.mp4`], commune, [1, 300 * 1024 * 1024])).toMatch(/1 tệp lớn hơn [^]*a\.mp4/);
  });

  test('xã không xóa được cả cổng của mình, người vận hành thì được', () => {
    const gone = [{ path: `${A}/portal.yaml`, mode: null }];
    expect(judge(gone)).toContain('1 cổng bị xóa');
    expect(judge(gone, operator)).toBe('');
  });

  test('kho không có cổng nào', () => {
    expect(validateFiles({ changed: [], tree: [] }, operator)).toEqual([
      expect.stringContaining('content/portals/'),
    ]);
  });
});

describe('phần được kiểm tra', () => {
  const changed = (...paths: string[]) => paths.map((path) => ({ path, mode: '100644' }));

  test('chỉ những cổng có tệp đổi; đổi kế hoạch thì mọi cổng', () => {
    expect(checkedPart(changed(`${A}/a.md`, `${A}/b.md`, 'README.md'))).toEqual({ portals: ['xa-a'] });
    expect(checkedPart(changed(`${A}/a.md`, 'content/plans/a.yaml'))).toBe('all');
  });

  test('cổng khác chỉ cần portal.yaml', () => {
    const part = checkedPart(changed(`${A}/a.md`));
    const paths = [
      `${A}/a.md`,
      'content/portals/b/portal.yaml',
      'content/portals/b/a.md',
      'content/plans/a.yaml',
      'README.md',
    ];
    expect(paths.filter((path) => isNeeded(path, part))).toEqual([paths[0], paths[1], paths[3]]);
  });
});
