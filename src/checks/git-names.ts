/**
 * What Git takes a file for: a repository in a `.git`, a repository hidden among other files, attributes, other
 * settings.
 */
export type GitSettings = 'repository' | 'hidden' | 'attributes' | 'settings';

/**
 * Says what Git would take a file for by its name and the names beside it, also on disks that ignore capitals.
 * @example settingsOfGit('HEAD', ['HEAD', 'objects', 'refs']) // 'hidden'
 */
export function settingsOfGit(name: string, beside: string[]): GitSettings | null {
  switch (nameOnDisk(name)) {
    case '.git':
    case 'git~1':
      return 'repository';
    case '.gitattributes':
      return 'attributes';
    case '.gitmodules':
    case '.gitconfig':
      return 'settings';
    case 'head':
      return beside.some((each) => OF_REPOSITORY.has(nameOnDisk(each))) ? 'hidden' : null;
    default:
      return null;
  }
}

/** Beside HEAD, each of these names makes Git take a folder for a repository. */
const OF_REPOSITORY = new Set(['objects', 'refs', 'commondir', 'packed-refs']);

/**
 * Reads a name as the disks of macOS and Windows do: without invisible characters, capitals, and dots and spaces at its
 * end.
 */
function nameOnDisk(name: string): string {
  const visible = name.replace(/[\u200C-\u200F\u202A-\u202E\u206A-\u206F\uFEFF]/g, '').toLowerCase();
  let end = visible.length;
  while (end > 0 && (visible[end - 1] === '.' || visible[end - 1] === ' ')) end--;
  return visible.slice(0, end);
}

/** Says whether a `.gitattributes` names a program for Git to run: a filter, or a way to compare or to merge. */
export function namesProgram(attributes: string): boolean {
  return attributes
    .split('\n')
    .filter((line) => !line.trimStart().startsWith('#'))
    .some((line) => /[\t\r ](?:filter|diff|merge)=/.test(` ${line}`) || line.includes('[attr]'));
}
