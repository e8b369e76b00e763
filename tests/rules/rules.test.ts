import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import colours from 'picocolors';
import { beforeAll, describe, expect, test } from 'vitest';
import { codes } from '../../src/problems/explanation.ts';
import { tell, type Problem } from '../../src/problems/problem.ts';
import { formatTerminal } from '../../src/problems/reporters/terminal.ts';
import type { Code } from '../../src/problems/sentences.ts';
import { writeFixes } from '../../src/fixes/summary.ts';
import { checkContent } from '../../src/commands/check-content.ts';
import { listPortals } from '../../src/store/content-folder.ts';
import { fixContent, type FixedContent } from '../../src/commands/fix-content.ts';
import { makeFolder } from '../fixtures/folders.ts';
import { soundPortal, SOUND_DAY } from '../fixtures/make.ts';
import { problemsIfPasted } from '../fixtures/proposals.ts';
import { differences, readTree, type Tree } from '../fixtures/trees.ts';

const HERE = import.meta.dirname;

/** What cannot be kept as a file of a fixture. */
const NOT_KEPT: Partial<Record<Code, string>> = {
  'too-slow': 'cần một tệp làm bộ xử lý quay lâu (tests/inspecting/inspector-pool.test.ts)',
  'too-large': 'cần một tệp ngốn hết bộ nhớ (tests/processes/worker-process.test.ts)',
  'check-failed': 'thuộc về lần kiểm tra, không thuộc về nội dung (tests/inspecting/inspector-pool.test.ts)',
  'build-failed': 'thuộc về lần dựng, không thuộc về nội dung (tests/commands/build.test.ts)',
  unreadable: 'quyền đọc không lưu được trong kho Git (tests/commands/check.test.ts)',
  'too-many-entries': 'không để năm mươi nghìn tệp trong kho (tests/store/content-folder.test.ts)',
  'code-list-too-long': 'không để một danh mục hơn hai nghìn mã trong kho (tests/reading/code-list.test.ts)',
  'file-too-large': 'không để một tệp chữ hơn 1 MB trong kho (tests/commands/check.test.ts)',
  'unsafe-name': 'có máy không chép được tệp mang tên như vậy (tests/commands/strange-names.test.ts)',
  'file-heavy': 'không để một tệp hơn 10 MB trong kho (tests/pictures/inspect-file.test.ts)',
  'picture-heavy': 'không để một ảnh hơn 5 MB trong kho (tests/commands/check.test.ts)',
};

const kept = readdirSync(HERE, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name as Code);

test('mã nào cũng có tệp mẫu, trừ những mã không giữ được thành tệp', () => {
  expect([...kept, ...(Object.keys(NOT_KEPT) as Code[])].sort()).toEqual(codes);
});

test('cổng nền của các tệp mẫu không có gì để nói', async () => {
  expect((await check(await makeFolder(soundPortal()))).map(tell)).toEqual([]);
});

describe.each(kept)('%s', (code) => {
  test('những gì trông như sai mà đúng thì không bị nhắc', async () => {
    expect((await check(await lay(code, 'ok'))).map(tell)).toEqual([]);
  });

  describe('những gì sai', () => {
    let found: Problem[];
    let before: Tree;
    let after: Tree;
    let fixed: FixedContent;
    let again: FixedContent;
    beforeAll(async () => {
      const root = await lay(code, 'not-ok', false);
      try {
        found = await check(root);
        before = await readTree(root);
        const seen = await fix(root, true);
        expect(differences(before, await readTree(root)), 'chỉ xem thì không ghi gì').toEqual([]);
        // Where nothing is fixed, the other two would find the same.
        fixed = seen.fixes.size > 0 ? await fix(root) : seen;
        after = await readTree(root);
        again = seen.fixes.size > 0 ? await fix(root) : seen;
        expect(differences(after, await readTree(root)), 'sửa lần hai không đổi gì').toEqual([]);
      } finally {
        await rm(root, { recursive: true });
      }
    });

    test('được nói đúng chỗ, đúng câu; chắc chắn thì sửa được', async () => {
      const said = found.filter((problem) => problem.code === code);
      expect(said).not.toEqual([]);
      const ofCode = new Map([...fixed.fixes].filter(([, all]) => all.some((each) => each.code === code)));
      const account = ofCode.size > 0 ? `\n${writeFixes(ofCode, false).trimEnd()}\n` : '';
      const told = formatTerminal(said.map(tell), { colours: colours.createColors(false), width: 80 });
      await expect(told + account).toMatchFileSnapshot(join(HERE, code, 'expected.txt'));
    });

    test('dòng được đề nghị không tự nó mắc lại lỗi ấy', () => {
      const wrong = found
        .filter((problem) => problem.code === code)
        .flatMap((problem) =>
          problemsIfPasted(problem, before.get(problem.file)?.toString() ?? '').map(() => problem),
        );
      expect(wrong.map(tell)).toEqual([]);
    });

    test('sửa xong thì lỗi đã sửa không còn, và sửa lần nữa không đổi gì', () => {
      expect([...again.fixes]).toEqual([]);
      const left = new Set(fixed.checked.problems.map((problem) => `${problem.file} ${problem.code}`));
      for (const [file, fixes] of fixed.fixes)
        for (const { code: each } of fixes) expect(left).not.toContain(`${file} ${each}`);
      expect(differences(before, after).sort()).toEqual([...fixed.fixes.keys()].sort());
    });
  });
});

/** Lays a fixture over the sound portal; files named in `.without` are taken away first. */
async function lay(code: Code, side: 'ok' | 'not-ok', goesAway = true): Promise<string> {
  const from = join(HERE, code, side);
  const without = existsSync(join(from, '.without'))
    ? readFileSync(join(from, '.without'), 'utf8').split('\n').filter(Boolean)
    : [];
  const base = Object.entries(soundPortal()).filter(
    ([path]) => !without.some((each) => path.startsWith(`portals/xa/${each}`)),
  );
  const root = await makeFolder(Object.fromEntries(base), goesAway);
  for (const name of existsSync(from) ? readdirSync(from) : []) {
    if (name === '.without') continue;
    const to = ['plans', 'portals', 'ngay-nghi', 'cong.yaml'].includes(name)
      ? name
      : join('portals/xa', name);
    await cp(join(from, name), join(root, to), { recursive: true, verbatimSymlinks: true });
  }
  return root;
}

async function check(root: string): Promise<Problem[]> {
  return (await checkContent(root, listPortals(root), { today: SOUND_DAY })).problems;
}

function fix(root: string, isRehearsal = false): Promise<FixedContent> {
  return fixContent(root, listPortals(root), { today: SOUND_DAY }, isRehearsal);
}
