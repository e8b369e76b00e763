import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { writeFiles } from '../../fixtures/folders.ts';
import { DAY, PLAN, portalInOrder, VICTIM } from '../beside.ts';
import { lastWords, PROJECT, runLimited } from '../limits.ts';
import { choose, type Family, type Trial, type Verdict } from '../trial.ts';

/** Files of the content by which a program that reads it would run another program. */
export const gitFiles: Family = {
  id: 'git',
  name: 'tệp của Git và tệp cài đặt nằm trong nội dung',
  async judge(trial) {
    const verdicts: Verdict[] = [];
    for (const input of choose(inputs(), trial, 3)) {
      verdicts.push({ input: input.name, fault: await faultOf(input, trial) });
      trial.say(`${verdicts.length}, ${input.name}: ${verdicts.at(-1)!.fault ?? 'sống sót'}`);
    }
    return verdicts;
  },
};

interface Input {
  name: string;
  /** Lays the trap in a folder of content; `program` is a shell command that leaves a trace. */
  lay(place: { root: string; content: string; program: string }): void;
  /** Whether the content as it stands is in a repository. */
  inRepository?: boolean;
  /** Whether what was laid must be named as an error. */
  isNamed?: boolean;
}

const PORTAL = 'xa-mot';

/** Settings of Git that run a program, each by itself enough. */
const SETTINGS: Record<string, (program: string) => string> = {
  'bộ lọc clean': (program) => `[filter "x"]\n\tclean = "${program}; cat"\n`,
  'bộ lọc process': (program) => `[filter "x"]\n\tprocess = "${program}"\n\trequired = true\n`,
  fsmonitor: (program) => `[core]\n\tfsmonitor = "${program}; false"\n`,
  'chương trình so sánh': (program) =>
    `[diff]\n\texternal = "${program}"\n[diff "x"]\n\tcommand = "${program}"\n\ttextconv = "${program}"\n`,
  'thư mục móc': () => '[core]\n\thooksPath = moc\n',
  'trình xem': (program) =>
    `[core]\n\tpager = "${program}"\n\teditor = "${program}"\n\tsshCommand = "${program}"\n\taskPass = "${program}"\n`,
  'tệp cài đặt kèm': () => '[include]\n\tpath = kem\n',
  'chữ ký': (program) => `[log]\n\tshowSignature = true\n[gpg]\n\tprogram = "${program}"\n`,
  'bí danh': (program) =>
    `[alias]\n\tstatus = "!${program}"\n\tlog = "!${program}"\n\trev-parse = "!${program}"\n`,
};

function inputs(): Input[] {
  const places: Record<string, string> = {
    'content/': '',
    'content/portals/': 'portals',
    [`content/portals/${PORTAL}/`]: `portals/${PORTAL}`,
    [`content/portals/${PORTAL}/tin-tuc/2026/`]: `portals/${PORTAL}/tin-tuc/2026`,
    'content/plans/': 'plans',
  };
  const bare = Object.entries(places).map(([told, place]): Input => ({
    name: `kho trần ở ${told}`,
    lay: ({ content, program }) => layRepository(join(content, place), SETTINGS['bộ lọc clean']!(program)),
    inRepository: true,
    isNamed: true,
  }));
  const settings = Object.entries(SETTINGS).flatMap(([told, write]): Input[] => [
    {
      name: `kho trần ở content/, ${told}`,
      lay: ({ content, program }) => layRepository(content, write(program), program),
      inRepository: true,
      isNamed: true,
    },
    {
      name: `kho trần ở content/ ngoài mọi kho, ${told}`,
      lay: ({ content, program }) => layRepository(content, write(program), program),
    },
    {
      name: `thư mục .git ở content/, ${told}`,
      lay: ({ content, program }) => layRepository(content, write(program), program, '.git'),
      inRepository: true,
    },
    {
      name: `tệp .git ở content/ trỏ tới kho trong nội dung, ${told}`,
      lay({ content, program }) {
        layRepository(join(content, 'portals', PORTAL), write(program), program, 'kho');
        writeFileSync(join(content, '.git'), `gitdir: portals/${PORTAL}/kho\n`);
      },
      inRepository: true,
    },
  ]);
  const attributes: Input = {
    name: '.gitattributes gọi bộ lọc của kho',
    lay({ root, content, program }) {
      git(root, 'config', 'diff.x.textconv', program);
      writeFileSync(join(content, '.gitattributes'), '* diff=x filter=x\n');
    },
    inRepository: true,
  };
  const submodule: Input = {
    name: 'kho con có lệnh cập nhật',
    lay({ root, content, program }) {
      layRepository(join(content, 'con'), SETTINGS.fsmonitor!(program), program, '.git');
      writeFileSync(
        join(root, '.gitmodules'),
        `[submodule "content/con"]\n\tpath = content/con\n\turl = ./con\n\tupdate = "!${program}"\n`,
      );
      git(root, 'add', '-A');
    },
    inRepository: true,
  };
  const elsewhere: Input = {
    name: 'kho bao ngoài của chủ khác',
    lay({ root, program }) {
      git(root, 'config', 'core.fsmonitor', `${program}; false`);
      if (process.getuid?.() === 0) execFileSync('chown', ['-R', '65534:65534', root]);
      else git(root, 'config', '--unset', 'core.fsmonitor');
    },
    inRepository: true,
  };
  const script = (program: string) => `require('node:child_process').execSync(${JSON.stringify(program)})`;
  const files = Object.entries<(program: string) => string>({
    '.npmrc': () => 'node-options=--require ./ke-xau.cjs\nscript-shell=./ke-xau.sh\nignore-scripts=false\n',
    'package.json': (program) =>
      JSON.stringify({
        type: 'commonjs',
        scripts: { preinstall: program, build: program, check: program },
        imports: { '#x': './ke-xau.cjs' },
      }),
    'astro.config.mjs': (program) =>
      `import { execSync } from 'node:child_process';\nexecSync(${JSON.stringify(program)});\nexport default {};\n`,
    'vite.config.js': (program) => `${script(program)}\nmodule.exports = {};\n`,
    'postcss.config.cjs': (program) => `${script(program)}\nmodule.exports = {};\n`,
    'postcss.config.js': (program) => `${script(program)}\nmodule.exports = {};\n`,
    'ke-xau.cjs': (program) => script(program),
    'pagefind.yml': (program) => `site: .\nlogfile: ${program.split(' ').at(-1)}\n`,
    'pagefind.toml': (program) => `site = "."\nlogfile = "${program.split(' ').at(-1)}"\n`,
    'pagefind.json': (program) => JSON.stringify({ site: '.', logfile: program.split(' ').at(-1) }),
    'tsconfig.json': () => '{"extends": "./khong-co"}',
    '.env': (program) => `NODE_OPTIONS="--require ./ke-xau.cjs"\nGIT_SSH_COMMAND="${program}"\n`,
    '.browserslistrc': () => 'extends ./ke-xau.cjs\n',
    '.babelrc.js': (program) => script(program),
    'svgo.config.js': (program) => script(program),
    'node_modules/sharp/index.js': (program) => script(program),
    'node_modules/astro/package.json': () => '{"name":"astro","main":"../../ke-xau.cjs"}',
    'fonts.conf': () => '<?xml version="1.0"?><fontconfig><dir>/dev/zero</dir></fontconfig>',
    'tests/vitest.config.ts': (program) =>
      `import { execSync } from 'node:child_process';\nexecSync(${JSON.stringify(program)});\n`,
  });
  const settingsFiles = files.flatMap(([path, write]): Input[] =>
    ['', `portals/${PORTAL}`].map((place) => ({
      name: `${join(place, path)}, chạy từ content/`,
      lay({ content, program }) {
        for (const [name, text] of [
          [path, write(program)],
          ['ke-xau.cjs', script(program)],
        ] as const) {
          const file = join(content, place, name);
          mkdirSync(dirname(file), { recursive: true });
          writeFileSync(file, text);
        }
      },
    })),
  );
  return [...bare, ...settings, attributes, submodule, elsewhere, ...settingsFiles];
}

async function faultOf({ lay, inRepository, isNamed }: Input, { folder }: Trial): Promise<string | null> {
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true, force: true });
  const root = join(folder, 'du-an');
  const content = join(root, 'content');
  const trace = join(folder, 'da-chay');
  const program = join(folder, 'chay.sh');
  writeFileSync(program, `#!/bin/sh\nenv > ${trace}\n`);
  chmodSync(program, 0o755);
  await writeFiles(content, { ...PLAN, ...portalInOrder(VICTIM), ...portalInOrder(PORTAL) });
  if (inRepository) {
    git(root, 'init', '-q', '-b', 'main');
    git(root, 'add', '-A');
    git(root, 'commit', '-qm', 'Nội dung');
  }
  // Pagefind names a log file instead of a program, so the trace stands as its last word.
  lay({ root, content, program: `${program} ${trace}` });
  rmSync(trace, { force: true });

  const out = join(folder, 'dist');
  let told = '';
  for (const [script, more] of [
    ['build', ['--out', out]],
    ['report', ['--format', 'json']],
    ['check', ['--format', 'json']],
    ['check', ['--changed']],
  ] as const) {
    if (script === 'check' && more[0] === '--changed' && !inRepository) continue;
    const run = await runLimited(script, ['--content', content, '--as-of', DAY, ...more], {
      seconds: 120,
      cwd: inRepository ? PROJECT : content,
    });
    if (existsSync(trace)) return `${script} đã chạy chương trình của nội dung`;
    if (run.stopped) return `${script}: ${run.stopped}`;
    // Asked about changes, Git may not know any; everything else must work.
    if (run.code === 2 && more[0] !== '--changed') return `${script}: mã thoát 2: ${lastWords(run)}`;
    if (script === 'build' && !existsSync(join(out, VICTIM, 'index.html')))
      return 'cổng bên cạnh không được dựng';
    if (script === 'check' && more[0] === '--format') told = run.stdout;
  }
  const errors = (JSON.parse(told) as { errors: number }).errors;
  return isNamed && errors === 0 ? 'tệp của kho không bị nêu lỗi' : null;
}

/** Makes the files of a repository out of a folder of content, with settings that run a program. */
function layRepository(place: string, settings: string, program = '', inside = ''): void {
  mkdirSync(place, { recursive: true });
  const work = `${place}-tam`;
  mkdirSync(work);
  writeFileSync(join(work, 'x.txt'), 'x\n');
  writeFileSync(join(work, '.gitattributes'), '* filter=x diff=x\n');
  git(work, 'init', '-q', '-b', 'main');
  git(work, 'add', 'x.txt');
  git(work, 'commit', '-qm', 'x');
  const repository = join(place, inside);
  mkdirSync(repository, { recursive: true });
  for (const name of ['HEAD', 'index', 'objects', 'refs'])
    cpSync(join(work, '.git', name), join(repository, name), { recursive: true });
  const core = `[core]\n\trepositoryformatversion = 0\n\tbare = false\n\tworktree = ${inside ? '..' : '.'}\n`;
  writeFileSync(join(repository, 'config'), core + settings);
  writeFileSync(join(repository, 'kem'), SETTINGS['bộ lọc clean']!(program));
  mkdirSync(join(repository, 'moc'));
  for (const hook of ['post-index-change', 'reference-transaction', 'post-checkout', 'pre-auto-gc']) {
    writeFileSync(join(repository, 'moc', hook), `#!/bin/sh\n${program}\n`);
    chmodSync(join(repository, 'moc', hook), 0o755);
  }
  // As long as what the index knows, but of another time: Git has to read it to know whether it has changed.
  writeFileSync(join(place, 'x.txt'), 'y\n');
  utimesSync(join(place, 'x.txt'), 1_700_000_000, 1_700_000_000);
  writeFileSync(join(place, '.gitattributes'), '* filter=x diff=x\n');
  rmSync(work, { recursive: true });
}

function git(folder: string, ...words: string[]): void {
  execFileSync('git', ['-C', folder, '-c', 'user.name=a', '-c', 'user.email=a@vidu.vn', ...words], {
    stdio: 'pipe',
  });
}
