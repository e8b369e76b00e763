import { newKinds } from '../src/scaffold/entry.ts';
import { nearest } from '../src/reading/judge.ts';
import { entryFolders } from '../src/schemas/kinds.ts';
import { misuse, readArguments, run } from '../src/site/command.ts';
import { Failure } from '../src/site/failure.ts';
import { newEntry } from './new/entry.ts';
import { newFromWord } from './new/import.ts';
import { newPortal } from './new/portal.ts';

const HELP = `Tạo một tệp mới đúng khuôn, hoặc cả một cổng, để viết tiếp.

  npm run new -- article      một tin bài
  npm run new -- portal       một cổng, từ mã hoặc tên đơn vị hành chính
  npm run new -- import TỆP   một tin bài từ tệp Word (.docx)
  npm run new -- procedure    một thủ tục hành chính
  npm run new -- document     một văn bản
  npm run new -- leader       một lãnh đạo
  npm run new -- contact      một điểm giao dịch
  npm run new -- feedback     một phản ánh, kiến nghị
  npm run new -- activity     một hoạt động tuyên truyền
  npm run new -- publication  một tin, bài đăng ngoài cổng

Mỗi loại có hướng dẫn riêng, ví dụ:  npm run new -- article --help
Ở cửa sổ lệnh, mục nào chưa cho sẽ được hỏi. Tệp có sẵn không bao giờ bị ghi đè.

Mã thoát: 0 đã tạo · 2 chưa tạo được.
`;

await run(() => {
  const [word = ''] = process.argv.slice(2);
  const kind = newKinds.find((each) => each === word || entryFolders[each] === word);
  if (kind) return newEntry(kind);
  if (word === 'portal') return newPortal();
  if (word === 'import') return newFromWord();

  if (word.startsWith('-')) readArguments(HELP, {});
  const near = nearest(word, [...newKinds, 'portal', 'import']);
  throw word && !word.startsWith('-')
    ? misuse(`Không có loại “${word}”.${near ? ` Có thể là: ${near}` : ''}`)
    : new Failure(`${HELP}\nHãy ghi loại cần tạo, ví dụ:  npm run new -- article`);
});
