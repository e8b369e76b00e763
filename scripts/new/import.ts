import { readWord, writeBody, type AddedPicture, type WordArticle } from '../../src/scaffold/word.ts';
import type { Day } from '../../src/schemas/day.ts';
import { MAX_WORD_BYTES, openWord } from '../../src/scaffold/word-file.ts';
import { terminalPrompter, type Prompter } from '../../src/terminal/prompts.ts';
import { readArguments } from '../../src/terminal/arguments.ts';
import { usageError } from '../../src/terminal/command.ts';
import { Failure } from '../../src/terminal/failure.ts';
import { chooseHome, composeEntry } from '../../src/commands/new-entry.ts';
import { readGiven } from '../../src/commands/new-files.ts';
import { addPictures, TODO_ALT } from '../../src/commands/word-pictures.ts';
import { formatDay } from '../../src/text/format.ts';
import { inOneLine } from '../../src/text/printable.ts';
import { ENTRY_FLAGS, finish, flagLines, flagsOf, givenOf } from './entry.ts';

const FOUND = {
  title: 'lấy từ văn bản khi không cho',
  summary: 'lấy từ đoạn đầu khi không cho',
  date: 'lấy từ phần đầu văn bản, hoặc hôm nay, khi không cho',
};

const HELP = `Tạo một tin bài từ tệp Word: chữ, bảng, danh sách, liên kết và ảnh.

  npm run new -- import TỆP.docx [--portal CỔNG] [--title …]

${flagLines('article', FOUND)}

  --content THƯ_MỤC   thư mục nội dung (mặc định: content)
  --portal CỔNG       cổng nhận bài (không cần khi chỉ có một cổng)
  --as-of NGÀY        coi ngày này là hôm nay
  --dry-run           in bài ra, không ghi
  --help              in hướng dẫn này

Văn bản hành chính: tiêu đề là tên loại và trích yếu; quốc hiệu, số, nơi nhận,
chữ ký không vào bài. Ảnh được thu nhỏ, bỏ vị trí chụp, đặt cạnh bài. Còn điều
phải xem lại thì bài là bản nháp. Tệp Word không bị sửa.
Mã thoát: 0 đã tạo · 2 chưa tạo được.
`;

/** Makes an article from a Word document. */
export async function newFromWord(): Promise<number> {
  const options = readArguments(HELP, { ...flagsOf('article'), ...ENTRY_FLAGS }, { maxWords: 2 });
  const prompter = terminalPrompter();
  try {
    const { article, notices } = await open(options.words[1] ?? (await askFile(prompter)));
    const home = await chooseHome(options.content, options.portals, prompter);
    const { placed, attached, lost } = await addPictures(article.pictures, prompter);
    const given = givenOf('article', options);
    const day = article.day && article.day <= options.asOf ? article.day : undefined;
    const toDo = [
      // Skips this at a terminal, where the person has already confirmed the title.
      ...(article.isTitleGuessed && !given.has('title') && !prompter
        ? [`xem lại tiêu đề, vì được đoán từ văn bản: ${article.title}`]
        : []),
      ...tellUndescribed([...placed.values()]),
    ];
    const entry = await composeEntry('article', home, {
      given,
      proposed: new Map(
        Object.entries({ title: article.title, summary: article.summary, date: day ?? '' }).filter(
          ([, text]) => text,
        ),
      ),
      body: writeBody(article.body, placed),
      attached,
      isDraft: toDo.length > 0,
      today: options.asOf,
      prompter,
    });
    for (const notice of [...notices, ...article.notices, ...lost, ...(prompter ? [] : tellDay(day, given))])
      process.stderr.write(`Lưu ý: ${inOneLine(notice)}\n`);
    await finish(options.content, entry, options['dry-run'], toDo);
  } finally {
    prompter?.close();
  }
  return 0;
}

async function askFile(prompter: Prompter | null): Promise<string> {
  if (!prompter)
    throw usageError('Thiếu tên tệp Word, ví dụ:  npm run new -- import "Bài viết.docx"', 'import ');
  for (;;) {
    // Removes the quotation marks that a terminal puts around a file dragged into its window.
    const typed = (await prompter.ask('Tệp Word (.docx): ')).trim().replace(/^(['"])(.*)\1$/, '$2');
    if (typed) return typed;
  }
}

async function open(file: string): Promise<{ article: WordArticle; notices: string[] }> {
  const opened = openWord(await readGiven(file, MAX_WORD_BYTES));
  if ('refusal' in opened) throw new Failure(`${file}: ${opened.refusal}`);
  try {
    return { article: await readWord(opened.docx), notices: opened.notices };
  } catch {
    throw new Failure(`${file}: Tệp này bị hỏng nên không đọc được; hãy mở bằng Word rồi lưu lại.`);
  }
}

function tellUndescribed(pictures: AddedPicture[]): string[] {
  const names = pictures.filter(({ alt }) => alt === TODO_ALT).map(({ src }) => src);
  return names.length === 0
    ? []
    : [`thay chữ ${TODO_ALT} trong bài bằng lời tả ảnh (${names.length} ảnh: ${names.join(', ')})`];
}

function tellDay(day: Day | undefined, given: ReadonlyMap<string, string>): string[] {
  return day && !given.has('date')
    ? [`Ngày đăng lấy theo ngày của văn bản, ${formatDay(day)}; muốn đăng theo ngày khác thì sửa dòng date.`]
    : [];
}
