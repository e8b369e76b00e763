import { toPublishablePicture } from '../pictures/publishable.ts';
import { cleanLine } from '../scaffold/clean.ts';
import type { AddedPicture, WordPicture } from '../scaffold/word.ts';
import type { Prompter } from '../terminal/prompts.ts';
import type { Attachment } from './attachments.ts';

/** The pictures of a Word document, ready to stand beside the article. */
interface AddedPictures {
  placed: Map<string, AddedPicture>;
  attached: Attachment[];
  /** A sentence for each picture that could not be converted, or not as a whole. */
  lost: string[];
}

/** Makes each picture fit to publish. Describes it in Word's words, else the editor's, else leaves a note to do so. */
export async function addPictures(
  pictures: WordPicture[],
  prompter: Prompter | null,
): Promise<AddedPictures> {
  const placed = new Map<string, AddedPicture>();
  const attached: Attachment[] = [];
  const lost: string[] = [];
  for (const { name, bytes, alt, view } of pictures) {
    const picture = await toPublishablePicture(bytes, view);
    if ('fault' in picture) {
      lost.push(`${nameOfPicture(name)} ${picture.fault}, rồi thêm vào bài.`);
      continue;
    }
    if (picture.loss !== undefined) lost.push(`${nameOfPicture(name)} ${picture.loss}.`);
    const src = `${name}.${picture.extension}`;
    const described =
      alt || cleanLine((await prompter?.ask(`Mô tả ảnh ${attached.length + 1} (${src}): `)) ?? '');
    placed.set(name, { src, alt: described || TODO_ALT });
    attached.push({ name: src, bytes: picture.bytes });
  }
  return { placed, attached, lost };
}

/** Takes the place of a missing description; the check reports it. */
export const TODO_ALT = '[Mô tả ảnh]';

/** @example nameOfPicture('hinh-2') // 'Hình 2' */
function nameOfPicture(name: string): string {
  return name.replace(/^hinh-/, 'Hình ');
}
