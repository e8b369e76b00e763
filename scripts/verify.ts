import { readBudget, readServer } from '../src/commands/verify/verify-arguments.ts';
import { readMailAddress, sendMail } from '../src/commands/verify/send-mail.ts';
import { publicKeysOf, siteAt, sitesOf, verifySites } from '../src/commands/verify/verify-portals.ts';
import { parseCount, readArguments } from '../src/terminal/arguments.ts';
import { runCommand, usageError } from '../src/terminal/command.ts';
import { Failure } from '../src/terminal/failure.ts';
import { writeResult } from '../src/terminal/write-result.ts';
import { printable, printableJson } from '../src/text/printable.ts';
import { verdictsAsData, writeVerdicts, type SiteVerdict } from '../src/verifying/verdict.ts';

const HELP = `So những gì đang phục vụ với bản kê đã ký khi đưa lên: trang bị sửa, bị thiếu,
trang lạ, mã lạ, tiêu đề mất, chuyển hướng, chứng thư sắp hết hạn, cổng không
trả lời.

  npm run verify -- https://xaminhhoa.vidu.gov.vn/
  npm run verify -- --all [--budget 30m] [--mail quantri@vidu.gov.vn]

  --all               mọi cổng trong thư mục nội dung
  --portal a,b        chỉ các cổng này
  --content THƯ_MỤC   nơi có khoa-cong-khai.pem, và các cổng (mặc định: content)
  --budget 60s        dừng sau chừng ấy thời gian; mỗi lần là những tệp khác
  --rate SỐ           số lần hỏi mỗi giây tới một cổng (mặc định: 20)
  --full              so từng byte mọi tệp (mặc định: tệp mà máy chủ nói là chưa
                      đổi thì mỗi tuần so một lần)
  --at MÁY_CHỦ        hỏi máy chủ này thay cho nơi tên miền trỏ tới; ví dụ
                      http://127.0.0.1:8080
  --format json       in JSON thay cho bảng
  --to TỆP            ghi vào tệp thay vì in ra
  --mail ĐỊA_CHỈ      có chỗ phải xem thì gửi bảng tới đây, bằng sendmail hoặc
                      mail của máy
  --help              in hướng dẫn này

Mã thoát: 0 đúng như đã dựng · 1 có chỗ phải xem · 2 không kiểm chứng được.
`;

await runCommand(async () => {
  const flags = readArguments(
    HELP,
    {
      all: { type: 'boolean', default: false },
      budget: { type: 'string' },
      rate: { type: 'string', default: '20' },
      full: { type: 'boolean', default: false },
      at: { type: 'string' },
      format: { type: 'string', default: 'table' },
      to: { type: 'string' },
      mail: { type: 'string' },
    },
    { maxWords: 1 },
  );
  const [address] = flags.words;
  if (!['table', 'json'].includes(flags.format))
    throw new Failure(`--format nhận table, json; đã nhận “${flags.format}”.`);
  if ((address === undefined) === !(flags.all || flags.portals))
    throw usageError('Ghi một địa chỉ, hoặc --all.');
  const mail = flags.mail === undefined ? undefined : readMailAddress(flags.mail);
  const keys = publicKeysOf(flags.content);
  const { sites, unknown } =
    address === undefined
      ? sitesOf(flags.content, flags.portals)
      : { sites: [siteAt(flags.content, address)], unknown: [] };
  for (const portal of unknown)
    process.stderr.write(
      `Bỏ qua ${printable(portal)}: url trong portal.yaml còn lỗi; xem bằng npm run check.\n`,
    );

  const now = Date.now();
  let done = 0;
  const verdicts = await verifySites(
    sites,
    {
      ...{ keys, content: flags.content, at: readServer(flags.at), now, full: flags.full },
      ...{ rate: parseCount('--rate', flags.rate, 10_000), budget: readBudget(flags.budget) },
    },
    (verdict) => process.stderr.write(progressLine(verdict, ++done, sites.length)),
  );
  const table = writeVerdicts(verdicts);
  const data = () => `${printableJson(verdictsAsData(verdicts, new Date(now).toISOString()))}\n`;
  await writeResult(flags.format === 'json' ? data() : table, flags.to);
  const isFine = unknown.length === 0 && verdicts.every(({ verdict }) => verdict === 'same');
  if (mail !== undefined && !isFine) await sendMail(mail, 'Kiểm chứng cổng: có chỗ phải xem', table);
  return isFine ? 0 : 1;
});

function progressLine({ portal, url, findings }: SiteVerdict, done: number, of: number): string {
  if (of === 1) return '';
  return (
    printable(
      `[${done}/${of}] ${portal ?? url}: ${findings.length === 0 ? 'đúng' : `${findings.length} chỗ phải xem`}`,
    ) + '\n'
  );
}
