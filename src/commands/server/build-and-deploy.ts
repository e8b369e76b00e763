import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readdirSync, readFileSync, statSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { forThisMachine, writeTrialCaddyfile } from '../../hosting/caddy.ts';
import { MAIN } from '../../hosting/push.ts';
import { placesIn, readSettings, type Program, type ServerSettings } from '../../hosting/settings.ts';
import { NO_PROGRAMS, RAW_CHECKOUT, startGit } from '../../store/git.ts';
import { describeError, Failure } from '../../terminal/failure.ts';
import { removePatiently, renamePatiently } from '../../terminal/patient-files.ts';
import { replaceFile } from '../../terminal/replace-file.ts';
import { runProgram, tellingLine } from '../deploy/run-program.ts';

/** The size at which the log is put aside. */
const MAX_LOG_BYTES = 5 * 1024 * 1024;

/**
 * Builds what is in the repository and deploys it, when a push has asked for it or every night; writes all output into
 * the log. The caller makes sure that no other run is under way. Returns the exit code.
 */
export async function buildAndDeploy(home: string, program: Program, isNightly: boolean): Promise<number> {
  const at = placesIn(home);
  const requests = existsSync(at.requests) ? readdirSync(at.requests) : [];
  if (requests.length === 0 && !isNightly) return 0;
  const log = openLog(at.log);
  try {
    log.say(isNightly ? 'Việc hằng đêm' : `Dựng sau ${requests.length} lần đẩy`);
    const code = await new Builder(home, program, log).run(isNightly);
    log.say(`Xong, mã ${code}`);
    return code;
  } catch (error) {
    log.say(error instanceof Failure ? error.message : `Lỗi của công cụ: ${describeError(error)}`);
    return 2;
  } finally {
    // A push that came meanwhile has a request of its own.
    for (const name of requests) removePatiently(join(at.requests, name));
    log.close();
  }
}

class Builder {
  readonly #home: string;
  readonly #at: ReturnType<typeof placesIn>;
  readonly #program: Program;
  readonly #settings: ServerSettings;
  readonly #log: Log;

  constructor(home: string, program: Program, log: Log) {
    this.#home = home;
    this.#at = placesIn(home);
    this.#program = program;
    this.#log = log;
    this.#settings = readSettings(readFileSync(this.#at.settings, 'utf8'));
  }

  async run(isNightly: boolean): Promise<number> {
    const { content, built, served, key } = this.#at;
    const commit = this.#takeMain();
    if (commit === null) {
      this.#log.say('Chưa ai đẩy gì lên nhánh main.');
      return 0;
    }
    const visits = isNightly ? await this.#countVisits(commit) : 0;
    const build = await this.#start('build', ['--content', content, '--out', built, '--compress']);
    if (build === 2) return 2;
    const keyWords = existsSync(key) ? ['--key', key] : [];
    const deploy = await this.#start('deploy', [served, '--content', content, '--out', built, ...keyWords]);
    await this.#configureCaddy();
    return Math.max(visits, build, deploy);
  }

  /** Lays out the newest commit of the main branch in the work tree; returns it, or null when there is none. */
  #takeMain(): string | null {
    const { repository, tree } = this.#at;
    if (!existsSync(join(repository, MAIN)) && !existsSync(join(repository, 'packed-refs'))) return null;
    const commit = this.#git(repository, 'rev-parse', '--verify', `${MAIN}^{commit}`).trim();
    if (existsSync(join(tree, '.git'))) {
      this.#git(tree, ...RAW_CHECKOUT, 'checkout', '--quiet', '--detach', '--force', commit);
      this.#git(tree, 'clean', '--quiet', '-ffdx');
    } else
      this.#git(
        repository,
        ...RAW_CHECKOUT,
        'worktree',
        'add',
        '--quiet',
        '--force',
        '--detach',
        tree,
        commit,
      );
    return commit;
  }

  /** Counts visits from Caddy's logs, and puts the numbers into the repository when nobody has pushed meanwhile. */
  async #countVisits(commit: string): Promise<number> {
    const { webLogs, content, tree, repository } = this.#at;
    const logs = existsSync(webLogs) ? readdirSync(webLogs).map((name) => join(webLogs, name)) : [];
    if (logs.length === 0) return 0;
    const code = await this.#start('visits', ['--content', content, ...logs]);
    this.#git(tree, 'add', '--all', '--', 'content/portals');
    if (this.#git(tree, 'diff', '--cached', '--name-only') === '') return code;
    this.#git(tree, 'commit', '--quiet', '--no-verify', '--message', 'Lượt truy cập');
    const made = this.#git(tree, 'rev-parse', 'HEAD').trim();
    try {
      this.#git(repository, 'update-ref', MAIN, made, commit);
    } catch {
      this.#log.say('Có người vừa đẩy nội dung, nên số lượt truy cập đêm nay vào kho từ đêm sau.');
    }
    return code;
  }

  /** Gives Caddy the portals that are served now. A configuration that Caddy does not understand changes nothing. */
  async #configureCaddy(): Promise<void> {
    const { portals, served, content } = this.#at;
    const fresh = join(dirname(portals), '.moi');
    const trial = join(dirname(portals), '.thu');
    try {
      const words = ['--config', 'caddy', '--out', served, '--content', content, '--to', fresh];
      if ((await this.#start('preview', words)) !== 0) return;
      const text = forThisMachine(readFileSync(fresh, 'utf8'), this.#home, this.#settings);
      if (text === undefined) throw new Failure('Cấu hình Caddy có dạng lạ nên chưa được dùng.');
      if (existsSync(portals) && readFileSync(portals, 'utf8') === text) return;
      await replaceFile(fresh, text);
      await replaceFile(trial, writeTrialCaddyfile(this.#settings, fresh));
      const adapted = await runProgram('caddy', ['adapt', '--config', trial, '--adapter', 'caddyfile']);
      if (adapted.code !== 0) throw new Failure(`Caddy từ chối cấu hình mới: ${tellingLine(adapted)}`);
      renamePatiently(fresh, portals);
      if (this.#settings.queue === 'hook') await this.#reloadCaddy();
    } finally {
      for (const path of [fresh, trial]) removePatiently(path);
    }
  }

  /**
   * Makes Caddy load its new configuration. Called only without systemd, where a unit does it, because only Caddy's
   * user may open the socket.
   */
  async #reloadCaddy(): Promise<void> {
    const { control, caddy } = this.#at;
    if (!existsSync(control)) return;
    const words = ['reload', '--config', caddy, '--adapter', 'caddyfile', '--address', `unix/${control}`];
    const outcome = await runProgram('caddy', words);
    if (outcome.code !== 0) throw new Failure(`Caddy chưa nạp lại được: ${tellingLine(outcome)}`);
  }

  /** Runs a command of the program; what it says goes into the log. Returns its exit code. */
  #start(script: string, words: string[]): Promise<number> {
    this.#log.say(`npm run ${script}`);
    const { folder, node } = this.#program;
    const file = (name: string) => join(folder, 'scripts', name);
    const flags = ['--require', file('place.cjs'), '--import', file('compile-cache.mjs')];
    return new Promise((settle, reject) => {
      spawn(node, [...flags, file(`${script}.ts`), ...words], {
        cwd: folder,
        stdio: ['ignore', this.#log.descriptor, this.#log.descriptor],
      })
        .on('error', reject)
        .on('close', (code) => settle(code ?? 2));
    });
  }

  #git(cwd: string, ...words: string[]): string {
    const gitDir = cwd === this.#at.repository ? cwd : undefined;
    const me = `${this.#settings.user}@${hostname()}`;
    return startGit([...NO_PROGRAMS, '-c', 'commit.gpgSign=false', ...words], {
      cwd,
      environment: {
        ...(gitDir === undefined ? {} : { GIT_DIR: gitDir }),
        GIT_CONFIG_GLOBAL: '/dev/null',
        GIT_AUTHOR_NAME: 'Máy chủ',
        GIT_AUTHOR_EMAIL: me,
        GIT_COMMITTER_NAME: 'Máy chủ',
        GIT_COMMITTER_EMAIL: me,
      },
    });
  }
}

interface Log {
  descriptor: number;
  say(line: string): void;
  close(): void;
}

function openLog(path: string): Log {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size > MAX_LOG_BYTES) renamePatiently(path, `${path}.1`);
  const descriptor = openSync(path, 'a');
  return {
    descriptor,
    say: (line) => writeSync(descriptor, `${new Date().toISOString()} ${line}\n`),
    close: () => closeSync(descriptor),
  };
}
