import { resolve } from 'node:path';
import { deployPortals, openPlace, rollBackPortals } from '../src/commands/deploy/deploy-portals.ts';
import { deploymentAsJson, DeployProgress } from '../src/commands/deploy/deploy-output.ts';
import { findSigningKey, KEY_VARIABLE, makeKey } from '../src/commands/deploy/operator-keys.ts';
import { choosePortalsToServe } from '../src/commands/served-portals.ts';
import { readArguments } from '../src/terminal/arguments.ts';
import { runCommand, shownPath, usageError } from '../src/terminal/command.ts';
import { Failure } from '../src/terminal/failure.ts';
import { writeResult } from '../src/terminal/write-result.ts';

const HELP = `Đưa các cổng đã dựng lên nơi phục vụ: chỉ những tệp đã đổi, cổng nào
cũng đổi cả một lần.

  npm run deploy -- ĐÍCH [--portal a,b] [--dry-run]

  ĐÍCH là một thư mục của máy này, người@máy:/thư/mục (rsync qua SSH),
  rclone:kho:thùng/thư-mục (rclone đã cài) hoặc s3://thùng/thư-mục (aws đã cài).

  --out THƯ_MỤC       nơi đã dựng (mặc định: dist)
  --content THƯ_MỤC   thư mục nội dung (mặc định: content); cổng không có
                      trong đó thì không đưa lên
  --portal a,b        chỉ các cổng này
  --dry-run           chỉ nói những gì sẽ được đưa lên, xóa đi
  --force             gửi lại mọi tệp, không dùng lại gì ở đích
  --rollback a,b      phục vụ lại bản trước của các cổng này (không ghi tên: mọi
                      cổng)
  --key TỆP           khóa riêng để ký (mặc định: biến ${KEY_VARIABLE},
                      rồi ~/.config/cong-xa/khoa-rieng.pem)
  --new-key           tạo khóa: khóa riêng vào tệp đó, khóa công khai vào thư
                      mục nội dung
  --format json       in ra stdout kết quả từng cổng dạng JSON
  --to TỆP            ghi kết quả JSON đó vào tệp thay vì in ra
  --help              in hướng dẫn này

Mã thoát: 0 xong · 2 có cổng chưa đưa lên được; trang đang chạy của cổng đó giữ
nguyên.
`;

await runCommand(async () => {
  const flags = readArguments(
    HELP,
    {
      out: { type: 'string', default: 'dist' },
      'dry-run': { type: 'boolean', default: false },
      force: { type: 'boolean', default: false },
      rollback: { type: 'string' },
      key: { type: 'string' },
      'new-key': { type: 'boolean', default: false },
      format: { type: 'string', default: 'text' },
      to: { type: 'string' },
    },
    { bare: ['rollback'], maxWords: 1 },
  );
  if (!['text', 'json'].includes(flags.format))
    throw new Failure(`--format nhận text, json; đã nhận “${flags.format}”.`);
  if (flags.to !== undefined && flags.format !== 'json') throw new Failure('--to chỉ đi cùng --format json.');
  if (flags['new-key']) return tellNewKey(await makeKey(flags.content, flags.key));

  const [target] = flags.words;
  if (target === undefined) throw usageError('Chưa ghi đích, ví dụ:  npm run deploy -- /srv/cong');
  const place = openPlace(target, resolve(flags.out));
  const { portals, leftOut } = choosePortalsToServe(resolve(flags.out), flags.content);
  for (const { id, reason } of leftOut) process.stderr.write(`Bỏ qua ${id}: ${reason}.\n`);
  const named = flags.rollback ? flags.rollback.split(',').map((id) => id.trim()) : flags.portals;
  const unknown = named?.find((id) => !portals.some((portal) => portal.id === id));
  if (unknown !== undefined) throw new Failure(`Chưa dựng cổng ${unknown}.`);
  const chosen = portals.filter(({ id }) => !named || named.includes(id));

  const progress = new DeployProgress(process.stderr, chosen.length);
  const onOutcome = progress.outcome.bind(progress);
  const key = flags.rollback === undefined ? findSigningKey(flags.content, flags.key) : undefined;
  const outcomes =
    flags.rollback === undefined
      ? await deployPortals(chosen, place, {
          ...{ key, dryRun: flags['dry-run'], force: flags.force, now: Date.now() },
          ...{ onOutcome, onSent: progress.sent.bind(progress) },
        })
      : await rollBackPortals(
          chosen.map(({ id }) => id),
          place,
          onOutcome,
        );
  if (key === undefined && flags.rollback === undefined)
    process.stderr.write(
      'Chưa có khóa nên bản kê chưa được ký; tạo khóa bằng:  npm run deploy -- --new-key\n',
    );
  if (flags.format === 'json') await writeResult(deploymentAsJson(outcomes), flags.to);
  return outcomes.some(({ status }) => status === 'failed') ? 2 : 0;
});

function tellNewKey({ privateFile, publicFile, id }: Awaited<ReturnType<typeof makeKey>>): number {
  process.stderr.write(
    `Đã tạo khóa ${id}.
  Khóa riêng:     ${shownPath(privateFile)}
                  Giữ kín, cất một bản ở nơi an toàn. Trên CI thì đặt cả nội dung tệp vào biến bí mật ${KEY_VARIABLE}.
  Khóa công khai: ${shownPath(publicFile)}
                  Ghi vào kho cùng nội dung; npm run verify dùng khóa này.
`,
  );
  return 0;
}
