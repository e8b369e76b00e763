import { countLoggedVisits } from '../src/commands/count-visits.ts';
import { refuseEarlyClock } from '../src/commands/early-clock.ts';
import { isDay } from '../src/schemas/day.ts';
import { readArguments } from '../src/terminal/arguments.ts';
import { runCommand, usageError } from '../src/terminal/command.ts';
import { Failure } from '../src/terminal/failure.ts';
import { writeResult } from '../src/terminal/write-result.ts';
import { VISITS_FORMATS } from '../src/visits/summary.ts';

const HELP = `Đếm lượt truy cập từ nhật ký của máy chủ web, ghi vào luot-truy-cap.yaml.

  npm run visits -- --portal xa-minh-hoa /var/log/nginx/access.log*
  zcat nhat-ky.gz | npm run visits -- --portal xa-minh-hoa -

  --content THƯ_MỤC   thư mục nội dung (mặc định: content)
  --portal a,b        chỉ các cổng này; nhật ký không có tên máy thì phải ghi
  --from NGÀY         bỏ qua những ngày trước ngày này, ví dụ khi cổng chưa mở
  --as-of NGÀY        coi ngày này là hôm nay; dòng có ngày sau đó bị bỏ
  --dry-run           chỉ xem sẽ ghi gì
  --format KIỂU       terminal (mặc định) · json
  --out TỆP           ghi kết quả vào tệp thay vì in ra
  --help              in hướng dẫn này

Đọc được Combined, vhost_combined (nginx, Apache), JSON của Caddy và Cloudflare,
W3C của IIS và CloudFront; tệp thường, gzip, zstd; nhiều tệp theo thứ tự nào
cũng được.
Đếm lại một nhật ký không làm số thay đổi.

Mã thoát: 0 xong · 1 đã đếm, nhưng có điều làm số có thể sai · 2 không đếm được,
chưa ghi gì.
`;

/** Before this day no portal of a commune was on the web, and a clock that was never set starts there. */
const FIRST_DAY = '2000-01-01';

/** Far more than a rotation of logs keeps for a year. */
const MAX_LOGS = 10_000;

await runCommand(async () => {
  const flags = readArguments(
    HELP,
    {
      from: { type: 'string', default: FIRST_DAY },
      'dry-run': { type: 'boolean', default: false },
      format: { type: 'string', default: 'terminal' },
      out: { type: 'string' },
    },
    { maxWords: MAX_LOGS },
  );
  const format = Object.hasOwn(VISITS_FORMATS, flags.format) ? VISITS_FORMATS[flags.format] : undefined;
  if (!format)
    throw usageError(`Không có kiểu “${flags.format}”; các kiểu: ${Object.keys(VISITS_FORMATS).join(', ')}.`);
  if (!isDay(flags.from))
    throw new Failure(`--from phải là một ngày có thật, ví dụ 2026-06-30; đã nhận “${flags.from}”.`);
  if (flags.words.length === 0) throw usageError('Chưa ghi tệp nhật ký nào.');
  if (flags['as-of'] === undefined) refuseEarlyClock(flags.content);

  const { content, portals, asOf, from, words: logs } = flags;
  const summary = await countLoggedVisits({
    content,
    portals,
    asOf,
    from,
    logs,
    isRehearsal: flags['dry-run'],
  });
  await writeResult(format(summary), flags.out);
  for (const { message } of summary.remarks) process.stderr.write(`${message}\n`);
  return summary.remarks.some(({ isSerious }) => isSerious) ? 1 : 0;
});
