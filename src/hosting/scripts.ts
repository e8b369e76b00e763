import { MAIN } from './push.ts';
import { PERSON_VARIABLE, placesIn, type Program } from './settings.ts';

/**
 * Writes the command line that starts a script of the program. `faultOfSettings` has refused every path that a shell or a
 * systemd unit would have to quote.
 */
export function startOf(program: Program, script: string): string {
  return wordsToStart(program, script).join(' ');
}

function wordsToStart({ node, folder }: Program, script: string): string[] {
  const at = `${folder}/scripts`;
  return [node, '--require', `${at}/place.cjs`, '--import', `${at}/compile-cache.mjs`, `${at}/${script}.ts`];
}

/**
 * Writes the forced command of every SSH key (`command=` in `authorized_keys`). It starts a pull or a push, passes the
 * name of the key's owner to the hooks, and drops the rest of the caller's environment and of the command asked for.
 */
export function writeForcedCommand(home: string): string {
  const { repository } = placesIn(home);
  const clean = `env -i PATH=/usr/local/bin:/usr/bin:/bin HOME=${home} LANG=C.UTF-8 ${PERSON_VARIABLE}="$1"`;
  return `#!/bin/sh
# SSH gọi tệp này với tên người có khóa; xem .ssh/authorized_keys.
case "$SSH_ORIGINAL_COMMAND" in
  git-receive-pack\\ * | git\\ receive-pack\\ *) exec ${clean} git receive-pack ${repository} ;;
  git-upload-pack\\ * | git\\ upload-pack\\ *) exec ${clean} git upload-pack ${repository} ;;
esac
echo 'Khóa này chỉ dùng được cho git pull và git push.' >&2
exit 1
`;
}

/** Writes a hook of the repository. It starts the operator's program and never runs anything that was pushed. */
export function writeHook(home: string, program: Program, step: 'receive' | 'received'): string {
  return `#!/bin/sh
# Chương trình là bản của người vận hành ở ${program.folder}; không gì trong nội dung được chạy.
exec ${startOf(program, 'server')} ${step} ${home}
`;
}

/**
 * Writes the shell script that a hook starts on a machine without systemd. It waits until the running build is over, then
 * builds. Only one script waits, because the next build covers every push before it.
 */
export function writeWaitingBuild(home: string, program: Program): string {
  const { waiting, running, log } = placesIn(home);
  return [
    `exec >>${log} 2>&1 </dev/null`,
    `exec 9>${waiting} && flock --nonblock 9 || exit 0`,
    `exec 8>${running} && flock 8 || exit 0`,
    'exec 9>&-',
    // Quoted, because Node may have resolved a link to a folder whose name `faultOfSettings` never saw.
    `exec ${wordsToStart(program, 'server').map(quoted).join(' ')} work ${home}`,
  ].join('\n');
}

function quoted(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}

/** Writes the settings of the bare repository. */
export function writeRepositoryConfig(home: string): string {
  return `[core]
	repositoryFormatVersion = 0
	fileMode = true
	bare = true
	logAllRefUpdates = true
	hooksPath = ${placesIn(home).hooks}
[receive]
	fsckObjects = true
	denyNonFastForwards = true
	denyDeletes = true
	maxInputSize = ${MAX_PUSH_BYTES}
[receive "fsck"]
${TOLD_BY_THE_HOOK.map((name) => `\t${name} = warn`).join('\n')}
`;
}

/** The largest pack that Git takes in. */
const MAX_PUSH_BYTES = 2 * 1024 ** 3;

/** What the hook refuses with a sentence, and Git would refuse with a code. */
const TOLD_BY_THE_HOOK = [
  ...['hasDot', 'hasDotdot', 'hasDotgit'],
  ...['gitmodulesBlob', 'gitmodulesName', 'gitmodulesPath', 'gitmodulesSymlink', 'gitmodulesUpdate'],
  'gitmodulesUrl',
];

/** Writes the file that says which branch a repository is on. */
export function writeHead(): string {
  return `ref: ${MAIN}\n`;
}
