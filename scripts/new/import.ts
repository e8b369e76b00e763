import { chooseEntryPortal } from '../../src/commands/entry-portal.ts';
import { ENTRY_FLAGS, flagLines, flagsOf, givenOf } from '../../src/commands/entry-flags.ts';
import { composeFromWord, readWordFile } from '../../src/commands/import-word.ts';
import { readArguments } from '../../src/terminal/arguments.ts';
import { usageError } from '../../src/terminal/command.ts';
import { terminalPrompter, type Prompter } from '../../src/terminal/prompts.ts';
import { inOneLine } from '../../src/text/printable.ts';
import { deliverEntry } from './deliver-entry.ts';

const FROM_DOCUMENT = {
  title: 'lấy từ văn bản khi không cho',
  summary: 'lấy từ đoạn đầu khi không cho',
  date: 'lấy từ phần đầu văn bản, hoặc hôm nay, khi không cho',
};

const HELP = `Tạo một tin bài từ tệp Word: chữ, bảng, danh sách, liên kết và ảnh.

  npm run new -- import TỆP.docx [--portal CỔNG] [--title …]

${flagLines('article', FROM_DOCUMENT)}

  --content THƯ_MỤC   thư mục nội dung (mặc định: content)
  --portal CỔNG       cổng nhận bài (không cần khi chỉ có một cổng)
  --as-of NGÀY        coi ngày này là hôm nay
  --dry-run           in bài ra, không ghi
  --again             nhập thêm một bài từ tệp đã nhập
  --help              in hướng dẫn này

Văn bản hành chính: tiêu đề là tên loại và trích yếu; quốc hiệu, số, nơi nhận,
chữ ký không vào bài. Số của danh sách, đề mục như trong Word; chữ ẩn, phần ảnh
đã cắt không vào bài. Ảnh được thu nhỏ, bỏ vị trí chụp, đặt cạnh bài. Còn điều
phải xem lại thì bài là bản nháp. Tệp Word không bị sửa.
Mã thoát: 0 đã tạo · 2 chưa tạo được.
`;

const AGAIN = { again: { type: 'boolean', default: false } } as const;

/** Makes an article from a Word document. */
export async function newFromWord(): Promise<number> {
  const options = readArguments(
    HELP,
    { ...flagsOf('article'), ...ENTRY_FLAGS, ...AGAIN },
    { maxWords: 2, takesEmpty: true },
  );
  const { content, asOf: today } = options;
  const prompter = terminalPrompter();
  try {
    const document = await readWordFile(options.words[1] ?? (await askFile(prompter)));
    const target = await chooseEntryPortal(content, options.portals, prompter);
    const given = givenOf('article', options);
    const sources = { given, today, prompter, isAgain: options.again };
    const { entry, toDo, notices } = await composeFromWord(document, target, sources);
    for (const notice of notices) process.stderr.write(`Lưu ý: ${inOneLine(notice)}\n`);
    await deliverEntry(content, entry, toDo, options['dry-run']);
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
