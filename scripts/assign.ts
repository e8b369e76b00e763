import {
  chooseWeek,
  findSuggestions,
  findWork,
  writeSuggested,
  writeSuggestions,
} from '../src/commands/assign-work.ts';
import { refuseEarlyClock } from '../src/commands/early-clock.ts';
import { writeWork } from '../src/report/formats/work.ts';
import { writeMessage } from '../src/report/work-words.ts';
import { readArguments } from '../src/terminal/arguments.ts';
import { runCommand } from '../src/terminal/command.ts';
import { Failure } from '../src/terminal/failure.ts';
import { coloursFor } from '../src/terminal/output.ts';
import { writeResult } from '../src/terminal/write-result.ts';
import { printable } from '../src/text/printable.ts';

const HELP = `Xem phân công tin, bài của một tuần: ai đã viết, ai chờ duyệt, ai chậm; in văn
bản để dán vào Zalo; đề xuất việc của tuần sau.

  npm run assign -- [--portal a,b] [--week 2026-W12]
  npm run assign -- --suggest [--write] --portal a

  --content THƯ_MỤC   thư mục nội dung (mặc định: content)
  --portal a,b        chỉ các cổng này
  --week TUẦN         tuần này: 2026-W12 hoặc 12 (mặc định: tuần của hôm nay;
                      với --suggest: tuần sau)
  --as-of NGÀY        tính đến ngày này (mặc định: hôm nay, giờ Việt Nam)
  --suggest           đề xuất việc theo chỉ tiêu còn thiếu và chuyên mục lâu
                      không có bài; chỉ in ra
  --write             với --suggest: ghi tệp phan-cong/<tuần>.yaml; không ghi đè
                      tệp đã có
  --format KIỂU       table (mặc định), json
  --help              in hướng dẫn này

Mã thoát: 0 xong · 1 có việc quá hạn · 2 không làm được.
`;

await runCommand(async () => {
  const flags = readArguments(HELP, {
    week: { type: 'string' },
    suggest: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    format: { type: 'string', default: 'table' },
  });
  const { content, portals, asOf, suggest, write, format } = flags;
  if (format !== 'table' && format !== 'json')
    throw new Failure(`--format nhận table, json; đã nhận “${format}”.`);
  if (write && !suggest) throw new Failure('--write chỉ dùng cùng --suggest.');
  if (flags['as-of'] === undefined) refuseEarlyClock(content);
  const week = chooseWeek(flags.week, asOf, suggest);
  const isJson = format === 'json';

  if (suggest) {
    const found = findSuggestions({ content, portals, week, asOf });
    const written = write ? await writeSuggestions(content, found, asOf) : [];
    const shown = found.map(({ file, suggestions }) =>
      suggestions.length > 0
        ? `# ${file}\n${writeSuggested(suggestions, asOf)}`
        : `# ${file}: không có gì để đề xuất\n`,
    );
    await writeResult(
      isJson
        ? toJson({ asOf, week, portals: found, written })
        : shown.join('\n').split('\n').map(printable).join('\n'),
      undefined,
    );
    for (const file of written) process.stderr.write(`Đã ghi ${printable(file)}\n`);
    return 0;
  }

  const found = findWork({ content, portals, week, asOf });
  const messages = found.map(({ targetLabels, ...each }) => ({
    ...each,
    message: each.work ? writeMessage({ ...each, targetLabels }, each.work, asOf) : null,
  }));
  const shown = found.map((each) => writeWork(each, asOf, coloursFor(process.stdout)));
  await writeResult(
    isJson ? toJson({ asOf, week, portals: messages }) : `${shown.join('\n\n')}\n`,
    undefined,
  );
  return found.some(({ work }) => work && work.late > 0) ? 1 : 0;
});

function toJson(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
