import colours from 'picocolors';
import { auditFormats } from '../src/auditing/formats/formats.ts';
import { askOnline } from '../src/commands/ask-online.ts';
import { auditPortals, readVerifications } from '../src/commands/audit-portals.ts';
import { refuseEarlyClock } from '../src/commands/early-clock.ts';
import { InspectorPool } from '../src/inspecting/inspector-pool.ts';
import { readArguments } from '../src/terminal/arguments.ts';
import { runCommand } from '../src/terminal/command.ts';
import { Failure } from '../src/terminal/failure.ts';
import { coloursFor } from '../src/terminal/output.ts';
import { writeResult } from '../src/terminal/write-result.ts';

const HELP = `Lập phiếu kiểm tra từng cổng theo các yêu cầu của pháp luật: đạt, không đạt,
chưa rõ, không áp dụng; căn cứ, và sửa ở tệp nào.

  npm run audit -- [--portal a,b] [--format html --to phieu.html] [--online]

  --content THƯ_MỤC      thư mục nội dung (mặc định: content)
  --portal a,b           chỉ các cổng này
  --out THƯ_MỤC          nơi đã dựng các cổng (mặc định: dist)
  --format KIỂU          table (mặc định), html (xem và in), csv, json
  --to TỆP               ghi phiếu vào tệp thay vì in ra
  --online               hỏi cả cổng đang chạy: https, HSTS, CSP, IPv6
  --verification TỆP     kết quả kiểm chứng đêm qua (npm run verify -- --all
                         --format json)
  --as-of NGÀY           coi ngày này là hôm nay
  --help                 in hướng dẫn này

Mã thoát: 0 không có yêu cầu nào không đạt · 1 có yêu cầu không đạt, hoặc cổng
không đọc được · 2 không lập được phiếu.
`;

await runCommand(async () => {
  const flags = readArguments(HELP, {
    out: { type: 'string', default: 'dist' },
    format: { type: 'string', default: 'table' },
    to: { type: 'string' },
    online: { type: 'boolean', default: false },
    verification: { type: 'string' },
  });
  const write = Object.hasOwn(auditFormats, flags.format) ? auditFormats[flags.format] : undefined;
  if (!write)
    throw new Failure(`--format nhận ${Object.keys(auditFormats).join(', ')}; đã nhận “${flags.format}”.`);
  if (flags['as-of'] === undefined) refuseEarlyClock(flags.content);
  const verifications =
    flags.verification === undefined ? new Map<string, never>() : readVerifications(flags.verification);

  await using inspector = new InspectorPool();
  const audit = await auditPortals({
    ...{ ...flags, inspector, verifications },
    askOnline: flags.online ? askOnline : undefined,
  });

  const paint = flags.to === undefined ? coloursFor(process.stdout) : colours.createColors(false);
  await writeResult(write(audit, paint), flags.to);
  for (const id of audit.unreadable)
    process.stderr.write(`Không lập được phiếu của ${id}: portal.yaml còn lỗi; xem bằng npm run check.\n`);
  const isMet = audit.portals.every(({ counts }) => counts['not-met'] === 0);
  return isMet && audit.unreadable.length === 0 ? 0 : 1;
});
