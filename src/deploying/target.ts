/** Where portals are deployed to; each in a folder of its own name. */
export type Target =
  | { kind: 'folder'; path: string }
  | { kind: 'ssh'; host: string; path: string }
  | { kind: 'rclone'; remote: string }
  | { kind: 'aws'; bucket: string; prefix: string };

/** Why a text is not a target. */
export type TargetFault = 'ssh-relative' | 'ssh-sign' | 'rclone-form' | 's3-form' | 'scheme';

/**
 * Reads a target as it is typed: a folder, `người@máy:/thư/mục`, `rclone:kho:thùng/thư-mục` or `s3://thùng/thư-mục`.
 * Refuses characters that a shell of the other machine might understand, and words that a program would take for a
 * flag.
 */
export function readTarget(text: string): Target | { fault: TargetFault } {
  if (text.startsWith('rclone:')) {
    const remote = text.slice('rclone:'.length).replace(/\/{1,9}$/, '');
    return RCLONE.test(remote) ? { kind: 'rclone', remote } : { fault: 'rclone-form' };
  }
  if (text.startsWith('s3:')) {
    const [, bucket, prefix = ''] = S3.exec(text.replace(/\/{1,9}$/, '')) ?? [];
    return bucket === undefined ? { fault: 's3-form' } : { kind: 'aws', bucket, prefix };
  }
  if (/^[a-z][a-z\d+.-]*:\/\//i.test(text)) return { fault: 'scheme' };
  const [, host, path] = SSH.exec(text) ?? [];
  if (host === undefined) return { kind: 'folder', path: text };
  if (!path!.startsWith('/')) return { fault: 'ssh-relative' };
  return SAFE_PATH.test(path!) && !/(?:^|\/)\.\.(?:\/|$)/.test(path!)
    ? { kind: 'ssh', host, path: path!.replace(/\/{1,9}$/, '') }
    : { fault: 'ssh-sign' };
}

/** A host has at least two letters, so that `C:\cong` is a folder of Windows. */
const SSH =
  /^((?:[\w.-]{1,100}@)?[a-zA-Z\d][\w.-]{1,250}|(?:[\w.-]{1,100}@)\[[\da-fA-F:.]{2,50}\]):(.{0,1000})$/;
const SAFE_PATH = /^\/[\w./@+=-]*$/;
const RCLONE = /^[\w][\w. -]{0,100}:[\w./@+=-]{0,1000}$/;
const S3 = /^s3:\/\/([a-z\d][a-z\d.-]{1,62})(?:\/([\w./@+=-]{1,1000}))?$/;
