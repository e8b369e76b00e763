/** What Git takes a file for: a whole repository, one hidden among other files, attributes of files, other settings. */
export type GitSettings = 'repository' | 'hidden' | 'attributes' | 'settings';

/**
 * Tells what Git would take a file for by its name and the names beside it, on disks too that tell no capitals apart.
 * @example settingsOfGit('HEAD', ['HEAD', 'objects', 'refs']) // 'hidden'
 */
export function settingsOfGit(name: string, beside: string[]): GitSettings | null {
  switch (plain(name)) {
    case '.git':
    case 'git~1':
      return 'repository';
    case '.gitattributes':
      return 'attributes';
    case '.gitmodules':
    case '.gitconfig':
      return 'settings';
    case 'head':
      return beside.some((each) => OF_REPOSITORY.has(plain(each))) ? 'hidden' : null;
    default:
      return null;
  }
}

/** With HEAD, each of them makes a repository, or what Git may take for one. */
const OF_REPOSITORY = new Set(['objects', 'refs', 'commondir', 'packed-refs']);

/** As a disk of macOS or Windows reads a name: signs that are not seen, capitals, and dots and spaces at its end. */
function plain(name: string): string {
  const seen = name.replace(/[\u200C-\u200F\u202A-\u202E\u206A-\u206F\uFEFF]/g, '').toLowerCase();
  let end = seen.length;
  while (end > 0 && (seen[end - 1] === '.' || seen[end - 1] === ' ')) end--;
  return seen.slice(0, end);
}

/** Says whether a `.gitattributes` asks for a program by its name: a filter, or another way to compare or to merge. */
export function namesProgram(attributes: string): boolean {
  return attributes
    .split('\n')
    .filter((line) => !line.trimStart().startsWith('#'))
    .some((line) => /[\t\r ](?:filter|diff|merge)=/.test(` ${line}`) || line.includes('[attr]'));
}
