import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { readChanges, viewOfChanges } from '../../src/store/changes.ts';
import { readHistory } from '../../src/store/history.ts';
import { findRepository } from '../../src/store/repository.ts';
import { makeFolder } from '../fixtures/folders.ts';
import { articleMd, portalYaml } from '../fixtures/make.ts';

const ARTICLE = 'portals/xa/tin-tuc/2026/a.md';
const PICTURE = 'portals/xa/tin-tuc/2026/cau.jpg';

/** Git as anybody runs it, with all that its settings bring along. */
function git(dir: string, ...words: string[]): string {
  const who = ['user.name=Biên tập', 'user.email=bientap@vidu.gov.vn', 'protocol.file.allow=always'];
  return execFileSync('git', [...who.flatMap((each) => ['-c', each]), ...words], {
    cwd: dir,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  }).trim();
}

/** A folder with a content folder in it, and a program that leaves a mark wherever it is run from. */
async function ground() {
  const root = await makeFolder({
    'noi-dung/portals/xa/portal.yaml': portalYaml(),
    [`noi-dung/${ARTICLE}`]: articleMd({}, '![Cầu](cau.jpg)\n'),
    [`noi-dung/${PICTURE}`]: 'ảnh',
    'gai.sh': `#!/bin/sh\necho "$0 $*" >> "$(dirname "$0")/da-chay"\ncat\n`,
  });
  chmodSync(join(root, 'gai.sh'), 0o755);
  return {
    root,
    content: join(root, 'noi-dung'),
    program: join(root, 'gai.sh'),
    hasRun: () => existsSync(join(root, 'da-chay')),
    forget: () => rmSync(join(root, 'da-chay'), { force: true }),
  };
}

function commitAll(dir: string): void {
  git(dir, 'init', '--quiet', '--initial-branch=main');
  git(dir, 'add', '--all');
  git(dir, 'commit', '--quiet', '--message', 'Bản đầu');
}

/** All that a report and a check of changes ask Git, after a change of a text and of a picture. */
function askAll(content: string) {
  appendFileSync(join(content, ARTICLE), 'Thêm một câu.\n');
  writeFileSync(join(content, PICTURE), 'ảnh mới');
  const history = readHistory(content);
  const changes = history.is === 'none' ? null : readChanges(content, undefined);
  if (changes) viewOfChanges(content, changes, 'xa');
  return { history: history.is, changed: changes && [...changes.changed].sort() };
}

const CHANGED = [ARTICLE, PICTURE];

afterEach(() => vi.unstubAllEnvs());

describe('chương trình ghi trong thiết lập của Git không bao giờ được chạy', () => {
  const settings: [string, (program: string) => Record<string, string>][] = [
    [
      'bộ lọc của kho, do .gitattributes của nội dung chọn',
      (it) => ({ 'filter.x.clean': it, 'filter.x.smudge': it }),
    ],
    ['bộ lọc chạy lâu của kho', (it) => ({ 'filter.x.process': it })],
    ['trình canh tệp', (it) => ({ 'core.fsmonitor': it })],
    [
      'trình so sánh ngoài và trình đổi thành chữ',
      (it) => ({ 'diff.external': it, 'diff.x.command': it, 'diff.x.textconv': it }),
    ],
    ['tệp thiết lập khác được gộp vào', (it) => ({ 'include.path': join(dirname(it), 'them.cfg') })],
  ];

  test.each(settings)('%s', async (_name, make) => {
    const { root, content, program, hasRun, forget } = await ground();
    commitAll(root);
    writeFileSync(
      join(root, 'them.cfg'),
      `[core]\n\tfsmonitor = ${program}\n[filter "x"]\n\tclean = ${program}\n`,
    );
    for (const [key, value] of Object.entries(make(program))) git(root, 'config', key, value);
    writeFileSync(join(content, '.gitattributes'), '* filter=x diff=x\n');
    appendFileSync(join(content, ARTICLE), 'Sửa.\n');
    git(root, 'diff');
    expect(hasRun(), 'Git tự nó thì chạy').toBe(true);
    forget();
    expect(askAll(content)).toEqual({ history: 'full', changed: ['.gitattributes', ...CHANGED] });
    expect(hasRun()).toBe(false);
  });

  test('bộ lọc trong thiết lập riêng của người vận hành, do nội dung chọn', async () => {
    const { root, content, program, hasRun, forget } = await ground();
    writeFileSync(join(content, '.gitattributes'), '* filter=x\n');
    commitAll(root);
    writeFileSync(
      join(root, '.gitconfig'),
      `[filter "x"]\n\tclean = ${program}\n[core]\n\tfsmonitor = ${program}\n`,
    );
    vi.stubEnv('HOME', root);
    appendFileSync(join(content, ARTICLE), 'Sửa.\n');
    git(root, 'status');
    expect(hasRun(), 'Git tự nó thì chạy').toBe(true);
    forget();
    expect(askAll(content)).toEqual({ history: 'full', changed: CHANGED });
    expect(hasRun()).toBe(false);
  });

  test('móc nối của kho', async () => {
    const { root, content, program, hasRun } = await ground();
    commitAll(root);
    for (const hook of ['post-index-change', 'post-checkout', 'reference-transaction', 'fsmonitor-watchman'])
      cpSync(program, join(root, '.git/hooks', hook));
    expect(askAll(content)).toEqual({ history: 'full', changed: CHANGED });
    expect(hasRun()).toBe(false);
    expect(existsSync(join(root, '.git/hooks/da-chay'))).toBe(false);
  });

  test('kho con nằm trong nội dung, có thiết lập của riêng nó', async () => {
    const { root, content, program, hasRun, forget } = await ground();
    const inner = join(content, 'portals/xa/kho-con');
    mkdirSync(inner);
    writeFileSync(join(inner, 'a.txt'), 'a');
    commitAll(inner);
    commitAll(root);
    git(inner, 'config', 'core.fsmonitor', program);
    appendFileSync(join(inner, 'a.txt'), 'b');
    git(root, 'status');
    expect(hasRun(), 'Git tự nó thì chạy').toBe(true);
    forget();
    expect(askAll(content)).toEqual({ history: 'full', changed: CHANGED });
    expect(hasRun()).toBe(false);
  });

  test('kho lấy về thiếu tệp thì không tải thêm gì, và lịch sử được coi là thiếu', async () => {
    const { root, content, program, hasRun, forget } = await ground();
    const longText = Array.from({ length: 99 }, (_, line) => `Câu thứ ${line} của bài.\n`).join('');
    writeFileSync(join(content, ARTICLE), longText);
    commitAll(root);
    renameSync(join(content, ARTICLE), join(content, 'portals/xa/tin-tuc/2026/b.md'));
    appendFileSync(join(content, 'portals/xa/tin-tuc/2026/b.md'), 'Sửa khi đổi tên.\n');
    git(root, 'add', '--all');
    git(root, 'commit', '--quiet', '--message', 'Đổi tên và sửa');
    git(root, 'config', 'uploadpack.allowFilter', 'true');
    const copy = join(root, 'ban-sao');
    git(root, 'clone', '--quiet', '--filter=blob:none', pathToFileURL(root).href, copy);
    git(copy, 'config', 'remote.origin.uploadpack', `${program} < /dev/null; false`);
    expect(() => git(copy, 'log', '-M', '--name-status')).toThrow();
    expect(hasRun(), 'Git tự nó thì chạy').toBe(true);
    forget();
    expect(askAll(join(copy, 'noi-dung'))).toMatchObject({ history: 'shallow' });
    expect(hasRun()).toBe(false);
  });

  test('tệp mang tên git trong nội dung, khi đường tìm lệnh có thư mục đang đứng', async () => {
    const { root, content, program, hasRun } = await ground();
    commitAll(root);
    cpSync(program, join(content, 'git'));
    vi.stubEnv('PATH', `.:${process.env['PATH']}`);
    expect(askAll(content).history).toBe('full');
    expect(hasRun() || existsSync(join(content, 'da-chay'))).toBe(false);
  });
});

describe('kho là kho của người vận hành, không phải thứ nằm trong dữ liệu', () => {
  /** What makes a folder a repository without a work tree, all of which a commit can bring. */
  function plantBare(at: string, program: string): void {
    mkdirSync(at, { recursive: true });
    git(at, 'init', '--quiet', '--bare', '.');
    writeFileSync(join(at, 'x.txt'), 'x');
    git(at, '--work-tree=.', 'add', 'x.txt');
    git(at, '--work-tree=.', 'commit', '--quiet', '--message', 'x');
    writeFileSync(join(at, 'x.txt'), 'y');
    writeFileSync(join(at, '.gitattributes'), '* filter=x\n');
    writeFileSync(
      join(at, 'config'),
      `[core]\n\trepositoryformatversion = 0\n\tbare = false\n\tworktree = .\n\tfsmonitor = ${program}\n[filter "x"]\n\tclean = ${program}\n`,
    );
  }

  test('nội dung mang dáng một kho trần: kho bọc ngoài vẫn được hỏi, không gì được chạy', async () => {
    const { root, content, program, hasRun, forget } = await ground();
    plantBare(content, program);
    commitAll(root);
    forget();
    expect(askAll(content)).toEqual({ history: 'full', changed: CHANGED });
    expect(hasRun()).toBe(false);
    git(content, '-c', 'safe.directory=*', 'status');
    expect(hasRun(), 'Git tự nó thì chạy').toBe(true);
    expect(findRepository(content)!.top).toBe(root);
  });

  test('nội dung mang dáng một kho trần mà không nằm trong kho nào thì không có kho', async () => {
    const { content, program, hasRun, forget } = await ground();
    plantBare(content, program);
    forget();
    expect(askAll(content)).toEqual({ history: 'none', changed: null });
    expect(hasRun()).toBe(false);
  });

  test.each(['gitdir: portals/xa/kho\n', 'gitdir: ./portals/../portals/xa/kho'])(
    'tệp .git của nội dung dẫn vào trong nội dung thì bị bỏ qua: %j',
    async (line) => {
      const { root, content, program, hasRun, forget } = await ground();
      plantBare(join(content, 'portals/xa/kho'), program);
      forget();
      writeFileSync(join(content, '.git'), line);
      expect(askAll(content)).toEqual({ history: 'none', changed: null });
      git(root, 'init', '--quiet');
      expect(findRepository(content)!.top).toBe(root);
      expect(hasRun()).toBe(false);
    },
  );

  test('kho của nội dung, kho bọc ngoài, thư mục làm việc thứ hai, kho con của kho khác đều là kho thật', async () => {
    const { root, content } = await ground();
    commitAll(content);
    expect(readHistory(content).is).toBe('full');

    const second = join(root, 'thu-hai');
    git(content, 'worktree', 'add', '--quiet', second);
    expect(readHistory(second).is).toBe('full');
    appendFileSync(join(second, ARTICLE), 'Sửa.\n');
    expect([...readChanges(second, 'main').changed]).toEqual([ARTICLE]);

    const outer = join(root, 'chuong-trinh');
    mkdirSync(outer);
    git(outer, 'init', '--quiet');
    git(outer, 'submodule', '--quiet', 'add', pathToFileURL(content).href, 'content');
    expect(readHistory(join(outer, 'content')).is).toBe('full');
    expect(findRepository(join(outer, 'content'))!.top).toBe(join(outer, 'content'));
  });

  test('lệnh được gọi từ một móc nối của kho khác vẫn hỏi đúng kho của nội dung', async () => {
    const { root, content } = await ground();
    commitAll(root);
    vi.stubEnv('GIT_DIR', join(root, 'khong-co'));
    vi.stubEnv('GIT_INDEX_FILE', join(root, 'khong-co'));
    expect(readHistory(content)).toMatchObject({ is: 'full', uncommitted: false });
  });

  test('hỏi xong thì kho còn nguyên, không thêm tệp nào', async () => {
    const { root, content } = await ground();
    commitAll(root);
    const before = execFileSync('find', [join(root, '.git'), '-printf', '%p %T@\n'], { encoding: 'utf8' });
    askAll(content);
    expect(execFileSync('find', [join(root, '.git'), '-printf', '%p %T@\n'], { encoding: 'utf8' })).toBe(
      before,
    );
  });

  test.each(['sha256', 'chỉ mục chia đôi', 'cuối dòng kiểu Windows', 'tệp được bỏ qua'])(
    'kho khác thường vẫn được hiểu: %s',
    async (which) => {
      const { root, content } = await ground();
      if (which === 'sha256') git(root, 'init', '--quiet', '--object-format=sha256');
      if (which === 'cuối dòng kiểu Windows') {
        git(root, 'init', '--quiet');
        git(root, 'config', 'core.autocrlf', 'true');
        writeFileSync(join(content, ARTICLE), articleMd().replaceAll('\n', '\r\n'));
      }
      commitAll(root);
      if (which === 'chỉ mục chia đôi') git(root, 'update-index', '--split-index');
      if (which === 'tệp được bỏ qua') {
        appendFileSync(join(root, '.git/info/exclude'), '*.tam\n');
        writeFileSync(join(root, 'bo-qua'), '*.nhap\n');
        git(root, 'config', 'core.excludesFile', join(root, 'bo-qua'));
        writeFileSync(join(content, 'a.tam'), '');
        writeFileSync(join(content, 'a.nhap'), '');
      }
      expect(readHistory(content)).toMatchObject({ is: 'full', uncommitted: false });
      expect(readChanges(content, 'HEAD').changed).toEqual(new Set());
      expect(askAll(content).changed).toEqual(CHANGED);
    },
  );
});
