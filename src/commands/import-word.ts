import { hash } from 'node:crypto';
import { basename } from 'node:path';
import { MAX_WORD_BYTES, openWord } from '../scaffold/word-file.ts';
import { readWord, writeBody, type AddedPicture, type WordArticle } from '../scaffold/word.ts';
import type { Day } from '../schemas/day.ts';
import { Failure } from '../terminal/failure.ts';
import type { Prompter } from '../terminal/prompts.ts';
import { formatDay } from '../text/format.ts';
import { confirmFirstImport, noteOfImport } from './earlier-import.ts';
import type { EntryPortal } from './entry-portal.ts';
import { readGivenFile } from './given-files.ts';
import { composeEntry, type NewEntry } from './new-entry.ts';
import { addPictures, TODO_ALT } from './word-pictures.ts';

/** A Word document, read. */
interface WordDocument {
  article: WordArticle;
  /** The digest (SHA-256) of the file. */
  digest: string;
  /** Sentences on what was left out. */
  notices: string[];
  /** Sentences on what a person has to look at again. */
  toReview: string[];
}

/** An article made from a Word document. */
interface ImportedArticle {
  entry: NewEntry;
  /** The tasks before the article can be published, as instructions. */
  toDo: string[];
  /** Sentences for the person at the terminal. */
  notices: string[];
}

/** Reads a Word document. Throws a Failure that names the file when that cannot be done. */
export async function readWordFile(file: string): Promise<WordDocument> {
  if (basename(file).startsWith('~$'))
    throw new Failure(`${file} là tệp tạm của Word khi văn bản đang mở; hãy chọn tệp không có ~$ ở đầu tên.`);
  const bytes = await readGivenFile(file, MAX_WORD_BYTES);
  const opened = openWord(bytes);
  if ('refusal' in opened) throw new Failure(`${file}: ${opened.refusal}`);
  try {
    const article = await readWord(opened.docx);
    return {
      article,
      digest: hash('sha256', bytes),
      notices: [...opened.notices, ...article.notices],
      toReview: article.toReview,
    };
  } catch {
    throw new Failure(`${file}: Tệp này bị hỏng nên không đọc được; hãy mở bằng Word rồi lưu lại.`);
  }
}

/** Makes an article from a Word document. Anything that a person has to look at again makes it a draft. */
export async function composeFromWord(
  { article, digest, notices, toReview }: WordDocument,
  target: EntryPortal,
  sources: { given: Map<string, string>; today: Day; prompter: Prompter | null; isAgain: boolean },
): Promise<ImportedArticle> {
  const { given, today, prompter, isAgain } = sources;
  // Pictures are no part of the comparison, because some have to be described first.
  const words = writeBody(article.body, new Map());
  if (!isAgain) await confirmFirstImport(target, { digest, body: words }, prompter);
  const { placed, attached, lost } = await addPictures(article.pictures, prompter);
  const day = article.day && article.day <= today ? article.day : undefined;
  // At a terminal the person has confirmed the title and the day already.
  const toDo = [
    ...(prompter || given.has('title') ? [] : reviewTitle(article)),
    ...describeMissingAlt([...placed.values()]),
    ...(toReview.length + lost.length > 0 ? [REVIEW_LOSSES] : []),
  ];
  const proposed = Object.entries({ title: article.title, summary: article.summary, date: day ?? '' });
  const entry = await composeEntry('article', target, {
    ...{ given, today, prompter, attached },
    proposed: new Map(proposed.filter(([, text]) => text)),
    body: writeBody(article.body, placed),
    note: noteOfImport(digest),
    isDraft: toDo.length > 0,
  });
  const aboutDay = prompter || given.has('date') ? [] : explainDay(day);
  return { entry, toDo, notices: [...notices, ...toReview, ...lost, ...aboutDay] };
}

const REVIEW_LOSSES = 'xem lại, bổ sung những phần chuyển không trọn (các dòng Lưu ý ở trên)';

function reviewTitle({ title, isTitleGuessed }: WordArticle): string[] {
  return isTitleGuessed ? [`xem lại tiêu đề, vì được đoán từ văn bản: ${title}`] : [];
}

function describeMissingAlt(pictures: AddedPicture[]): string[] {
  const names = pictures.filter(({ alt }) => alt === TODO_ALT).map(({ src }) => src);
  return names.length === 0
    ? []
    : [`thay chữ ${TODO_ALT} trong bài bằng lời tả ảnh (${names.length} ảnh: ${names.join(', ')})`];
}

function explainDay(day: Day | undefined): string[] {
  return day
    ? [`Ngày đăng lấy theo ngày của văn bản, ${formatDay(day)}; muốn đăng theo ngày khác thì sửa dòng date.`]
    : [];
}
