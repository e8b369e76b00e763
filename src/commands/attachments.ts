import { basename, extname } from 'node:path';
import { isDownloadable } from '../checks/attachments.ts';
import { toPublishablePicture } from '../pictures/publishable.ts';
import { addressableName } from '../reading/file-role.ts';
import type { Question } from '../scaffold/questions.ts';
import { Failure } from '../terminal/failure.ts';
import { readGivenFile } from './given-files.ts';

/** A file to put beside an entry, under a name that is fit for an address. */
export interface Attachment {
  name: string;
  bytes: Uint8Array;
}

/**
 * Reads the files that flags name. Returns them, and the flags with each path replaced by the file's name beside the
 * entry.
 */
export async function attachGivenFiles(
  questions: Question[],
  flags: Map<string, string>,
): Promise<{ given: Map<string, string>; attached: Attachment[] }> {
  const given = new Map(flags);
  const attached: Attachment[] = [];
  for (const { flag, path, isFile } of questions) {
    const file = flags.get(flag);
    if (file === undefined || !isFile) continue;
    const attachment = path.at(-1) === 'src' ? await attachPicture(file) : await attachDownload(file);
    if (attached.some(({ name }) => name === attachment.name))
      throw new Failure(`Hai tệp cùng mang tên ${attachment.name}; hãy đổi tên một tệp.`);
    given.set(flag, attachment.name);
    attached.push(attachment);
  }
  return { given, attached };
}

/** Reads an editor's picture and makes it fit to publish. Throws a Failure for one that cannot be opened. */
async function attachPicture(path: string): Promise<Attachment> {
  const picture = await toPublishablePicture(await readGivenFile(path));
  if ('fault' in picture) throw new Failure(`Tệp ảnh ${path} ${picture.fault}.`);
  if (picture.loss !== undefined) process.stderr.write(`Lưu ý: Tệp ảnh ${path} ${picture.loss}.\n`);
  const name = addressableName(basename(path, extname(path))) || 'anh';
  return { name: `${name}.${picture.extension}`, bytes: picture.bytes };
}

/** Reads an editor's file for download. Throws a Failure for a type that must not be published. */
async function attachDownload(path: string): Promise<Attachment> {
  const name = addressableName(basename(path));
  if (!name || !isDownloadable(name)) throw new Failure(`Tệp ${path} thuộc loại không được đăng để tải về.`);
  return { name, bytes: await readGivenFile(path) };
}
