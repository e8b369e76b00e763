import { readWord, writeBody, type WordArticle } from '../../src/scaffold/word.ts';
import { MAX_WORD_BYTES, openWord } from '../../src/scaffold/word-file.ts';
import { askerAtTerminal } from '../../src/site/asking.ts';
import { readArguments } from '../../src/site/command.ts';
import { Failure } from '../../src/site/failure.ts';
import { chooseHome, composeEntry } from '../../src/site/new-entry.ts';
import { readGiven } from '../../src/site/new-files.ts';
import { placePictures, TODO_ALT } from '../../src/site/word-pictures.ts';
import { ENTRY_FLAGS, finish, flagLines, flagsOf, givenOf } from './entry.ts';

const HELP = `Tạo một tin bài từ tệp Word: chữ, bảng, danh sách, liên kết và ảnh.

  npm run new -- import TỆP.docx [--portal CỔNG] [--title …]

${flagLines('article')}

  --content THƯ_MỤC   thư mục nội dung (mặc định: content)
  --portal CỔNG       cổng nhận bài (không cần khi chỉ có một cổng)
  --as-of NGÀY        coi ngày này là hôm nay
  --dry-run           in bài ra, không ghi
  --help              in hướng dẫn này

Tiêu đề lấy từ dòng đầu, tóm tắt từ đoạn đầu, trừ khi đã cho. Ảnh được thu
nhỏ, bỏ vị trí chụp, đặt cạnh bài. Tệp Word không bị sửa.
Mã thoát: 0 đã tạo · 2 chưa tạo được.
`;

/** Makes an article from a Word document. */
export async function newFromWord(): Promise<number> {
  const options = readArguments(HELP, { ...flagsOf('article'), ...ENTRY_FLAGS }, { mostWords: 2 });
  const [, file] = options.words;
  if (!file) throw new Failure(`Hãy ghi tên tệp Word.\n\n${HELP}`);
  const { article, notices } = await open(file);

  const asker = askerAtTerminal();
  try {
    const home = await chooseHome(options.content, options.portals, asker);
    const { placed, attached, lost } = await placePictures(article.pictures, asker);
    const entry = await composeEntry('article', home, {
      given: givenOf('article', options),
      proposed: new Map(
        Object.entries({ title: article.title, summary: article.summary }).filter(([, text]) => text),
      ),
      body: writeBody(article.body, placed),
      attached,
      today: options.asOf,
      asker,
    });
    await finish(options.content, entry, options['dry-run']);
    const undescribed = [...placed.values()].filter(({ alt }) => alt === TODO_ALT).map(({ src }) => src);
    for (const notice of [...notices, ...lost, ...tellUndescribed(undescribed)])
      process.stderr.write(`Lưu ý: ${notice}\n`);
  } finally {
    asker?.close();
  }
  return 0;
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

function tellUndescribed(names: string[]): string[] {
  return names.length === 0
    ? []
    : [`${names.length} ảnh chưa có mô tả (${names.join(', ')}): hãy thay chữ ${TODO_ALT} trong bài.`];
}
