import { startBuilder } from '../src/building/workers.ts';
import { readBuildArguments } from '../src/commands/build-arguments.ts';
import { runBuild } from '../src/commands/run-build.ts';
import { InspectorPool } from '../src/inspecting/inspector-pool.ts';
import { runCommand } from '../src/terminal/command.ts';

const HELP = `Kiểm tra nội dung, dựng từng cổng vào dist/<cổng>/, rồi in báo cáo chỉ tiêu.

  npm run build -- [--portal a,b] [--out THƯ_MỤC]

  --content THƯ_MỤC   thư mục nội dung (mặc định: content)
  --portal a,b        chỉ dựng các cổng này
  --out THƯ_MỤC       nơi đặt kết quả (mặc định: dist)
  --as-of NGÀY        coi ngày này là hôm nay (mặc định: hôm nay, giờ Việt Nam)
  --drafts            dựng cả bản nháp, bài chưa đến ngày, cổng và mục chưa điền
                      đủ, để xem trước
  --compress          ghi thêm bản nén sẵn (Brotli, gzip) của từng trang, để máy
                      chủ gửi đi ngay
  --jobs N            số tiến trình chạy cùng lúc (mặc định: theo khối lượng và
                      số nhân máy)
  --shard I/N         chia các cổng cho N máy, máy này chỉ kiểm tra và dựng phần
                      thứ I; thay cho báo cáo, in ra stdout tên các cổng của
                      phần đó đang có trang
  --force             dựng lại mọi trang của mọi cổng, kể cả những gì không đổi
  --format json       in ra stdout kết quả từng cổng dạng JSON, thay cho báo cáo
  --to TỆP            ghi kết quả JSON đó vào tệp thay vì in ra
  --help              in hướng dẫn này

Chỉ dựng những cổng có trang sẽ khác đi, trong đó chỉ làm lại những trang ấy.
Cổng có lỗi thì không dựng, trang cũ của cổng đó được giữ nguyên; các cổng khác
vẫn dựng.
Mã thoát: 0 xong · 1 có cổng còn lỗi · 2 không dựng được.
`;

await runCommand(async () => {
  const options = readBuildArguments(HELP);
  await using inspector = new InspectorPool({ jobs: options.jobs });
  // Awaited here, because the inspector is closed when this function returns.
  return await runBuild({
    ...options,
    inspector,
    startBuilder: (compiled, { isNew }) =>
      startBuilder(compiled, () => (isNew ? undefined : inspector.takeSpare())),
  });
});
