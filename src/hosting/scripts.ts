import { MAIN } from './push.ts';
import { PERSON_VARIABLE, placesIn, type Program } from './settings.ts';

/** Writes the words that start a command of the program, each safe in a shell and in a unit of systemd. */
export function startOf(program: Program, script: string): string {
  return wordsToStart(program, script).join(' ');
}

function wordsToStart({ node, folder }: Program, script: string): string[] {
  const at = `${folder}/scripts`;
  return [node, '--require', `${at}/place.cjs`, '--import', `${at}/compile-cache.mjs`, `${at}/${script}.ts`];
}

/**
 * Writes the one program that a key may start: it tells the hooks whose key it was, leaves out everything else of the
 * caller's environment, and looks at nothing of what was asked for but whether it is a pull or a push.
 */
export function writeDoor(home: string): string {
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

/** Writes a hook of the repository: it hands over to the operator's program, never to anything that was pushed. */
export function writeHook(home: string, program: Program, step: 'receive' | 'received'): string {
  return `#!/bin/sh
# Chương trình là bản của người vận hành ở ${program.folder}; không gì trong nội dung được chạy.
exec ${startOf(program, 'server')} ${step} ${home}
`;
}

/**
 * Writes what a hook starts on a machine without systemd: waits until the build that runs is over, then builds. At most
 * one waits, because it will build what all the others asked for too.
 */
export function writeWaitingBuild(home: string, program: Program): string {
  const { waiting, running, log } = placesIn(home);
  return [
    `exec >>${log} 2>&1 </dev/null`,
    `exec 9>${waiting} && flock --nonblock 9 || exit 0`,
    `exec 8>${running} && flock 8 || exit 0`,
    'exec 9>&-',
    // Node may have followed a link from the folder that was set up to one of any name.
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
