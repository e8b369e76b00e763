import { cleanLine } from '../scaffold/clean.ts';
import type { AddedPicture, WordPicture } from '../scaffold/word.ts';
import type { Prompter } from '../terminal/prompts.ts';
import { publishable, type Attached } from './new-files.ts';

/** The pictures of a Word document once they can stand beside the article, and a sentence for each that cannot. */
export interface AddedPictures {
  placed: Map<string, AddedPicture>;
  attached: Attached[];
  lost: string[];
}

/** Makes each picture fit to publish and gives it its description: Word's own, or the editor's, or a to-do. */
export async function addPictures(
  pictures: WordPicture[],
  prompter: Prompter | null,
): Promise<AddedPictures> {
  const placed = new Map<string, AddedPicture>();
  const attached: Attached[] = [];
  const lost: string[] = [];
  for (const { name, type, bytes, alt } of pictures) {
    const made = await publishable(bytes);
    if (!made) {
      lost.push(
        `${capital(name)} (${KINDS[type] ?? (type || 'không rõ loại')}) không chuyển được; hãy lưu thành JPG hoặc PNG rồi thêm vào bài.`,
      );
      continue;
    }
    const src = `${name}.${made.ending}`;
    const described =
      alt || cleanLine((await prompter?.ask(`Mô tả ảnh ${attached.length + 1} (${src}): `)) ?? '');
    placed.set(name, { src, alt: described || TODO_ALT });
    attached.push({ name: src, bytes: made.bytes });
  }
  return { placed, attached, lost };
}

/** Stands for a description nobody has written yet; the check lists it. */
export const TODO_ALT = '[Mô tả ảnh]';

const KINDS: Record<string, string> = {
  'image/x-emf': 'EMF',
  'image/x-wmf': 'WMF',
  'image/emf': 'EMF',
  'image/wmf': 'WMF',
  'image/svg+xml': 'SVG',
  'image/bmp': 'BMP',
};

function capital(name: string): string {
  return name.replace(/^hinh-/, 'Hình ');
}
