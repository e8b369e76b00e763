import { readCheckArguments, runCheck } from '../src/commands/run-check.ts';
import { InspectorPool } from '../src/inspecting/inspector-pool.ts';
import { runCommand } from '../src/terminal/command.ts';

const HELP = `Kiểm tra nội dung của các cổng; chỉ sửa khi có --fix, không dựng.

  npm run check -- [--portal a,b] [--changed [NHÁNH]] [--fix [--dry-run]]
  npm run check -- --explain image-alt

  --content THƯ_MỤC   thư mục nội dung (mặc định: content)
  --portal a,b        chỉ kiểm tra các cổng này
  --changed [NHÁNH]   chỉ những tệp khác với nhánh đó (mặc định: nhánh chính) và
                      những tệp chưa ghi vào kho; các quy tắc so bài này với bài
                      kia chỉ chạy khi kiểm tra cả cổng
  --fix               sửa ngay trong tệp những lỗi chắc chắn, mọi chữ khác giữ
                      nguyên; thêm --dry-run để chỉ xem sẽ sửa gì
  --all               kể đủ từng chỗ; không có thì cảnh báo lặp lại quá 20 lần ở
                      một cổng chỉ hiện chỗ đầu, cổng chưa điền xong chỉ hiện
                      một dòng
  --format KIỂU       terminal (mặc định) · json · github (chú thích trên dòng
                      thay đổi) · markdown (tóm tắt cho yêu cầu gộp nhánh)
  --out TỆP           ghi kết quả vào tệp thay vì in ra
  --explain MÃ        giải thích một mã lỗi: quy tắc, lý do, cách sửa
  --as-of NGÀY        coi ngày này là hôm nay
  --help              in hướng dẫn này

Mã thoát: 0 không có lỗi · 1 nội dung có lỗi · 2 không kiểm tra được.
`;

await runCommand(async () => {
  const options = readCheckArguments(HELP);
  await using inspector = new InspectorPool();
  // Awaited here, because the inspector is closed when this function returns.
  return await runCheck({ ...options, inspector });
});
