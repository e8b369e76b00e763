import { resolve } from 'node:path';
import { readFileSync } from 'node:fs';
import { thisProgram } from '../src/commands/server/this-program.ts';
import { PERSON_VARIABLE } from '../src/hosting/settings.ts';
import { readArguments } from '../src/terminal/arguments.ts';
import { runCommand, usageError } from '../src/terminal/command.ts';
import { inherited } from '../src/terminal/environment.ts';
import { printableLines } from '../src/text/printable.ts';

const HELP = `Một máy lo tất cả: nhận nội dung qua Git và SSH, kiểm tra ngay lúc đẩy, dựng,
phục vụ bằng Caddy, mỗi đêm đếm lượt truy cập, dựng lại, kiểm chứng.

  npm run server -- setup /srv/may-chu            in mọi tệp, chưa viết gì
  npm run server -- setup /srv/may-chu --write    viết, rồi bật
  npm run server -- setup /srv/may-chu --remove   gỡ những gì đã viết

  --mail ĐỊA_CHỈ      nhận thư của lần kiểm chứng đêm và của nơi cấp chứng thư
  --user TÊN          tài khoản nhận nội dung và dựng (mặc định: cong-xa)
  --plain-http        máy khác đứng trước giữ chứng thư; Caddy chỉ trả lời http
  --http-port SỐ      cổng mạng http (mặc định: 80)
  --https-port SỐ     cổng mạng https (mặc định: 443)
  --prefix THƯ_MỤC    đặt những tệp của /etc vào dưới thư mục này và không chạy
                      lệnh nào của hệ thống; lần đẩy tự gọi lần dựng. Để thử,
                      không cần quyền quản trị
  --run               có --prefix thì vẫn chạy các lệnh của hệ thống (theo PATH)
  --dry-run           chỉ in: như khi không có --write; với --remove: sẽ gỡ gì
  --help              in hướng dẫn này

Chạy lại thì chỉ viết những gì đã khác; tệp ai đó đã sửa thì để nguyên và nêu
tên. Các việc receive, received, work (--nightly: cả việc hằng đêm) do Git và
systemd gọi.
Cần ở máy Debian: git, caddy, openssh-server.

Mã thoát: 0 xong · 1 có tệp đã bị sửa nên để nguyên; lần đẩy bị từ chối; có cổng
còn lỗi · 2 không làm được.
`;

await runCommand(async () => {
  const flags = readArguments(
    HELP,
    {
      write: { type: 'boolean', default: false },
      remove: { type: 'boolean', default: false },
      'dry-run': { type: 'boolean', default: false },
      mail: { type: 'string' },
      user: { type: 'string' },
      'plain-http': { type: 'boolean' },
      'http-port': { type: 'string' },
      'https-port': { type: 'string' },
      prefix: { type: 'string' },
      run: { type: 'boolean', default: false },
      nightly: { type: 'boolean', default: false },
    },
    { maxWords: 2 },
  );
  const [task, folder] = flags.words;
  if (task === undefined || folder === undefined)
    throw usageError('Ghi việc và thư mục, ví dụ:  npm run server -- setup /srv/may-chu');
  const home = resolve(folder);
  const program = thisProgram();
  // Each task loads its own part, because whoever pushes waits for it.
  switch (task) {
    case 'setup': {
      const { readSetupFlags, removeServer, setUpServer } =
        await import('../src/commands/server/setup-command.ts');
      const run = flags.remove ? removeServer : setUpServer;
      return run(home, program, readSetupFlags(flags));
    }
    case 'receive': {
      const { receivePush } = await import('../src/commands/server/receive-push.ts');
      const answer = await receivePush(home, readFileSync(0, 'utf8'), inherited[PERSON_VARIABLE], flags.asOf);
      process.stderr.write(printableLines(answer.text));
      return answer.isTaken ? 0 : 1;
    }
    case 'received': {
      const { queueBuild } = await import('../src/commands/server/queue-build.ts');
      process.stderr.write(queueBuild(home, program, readFileSync(0, 'utf8')));
      return 0;
    }
    case 'work': {
      const { buildAndDeploy } = await import('../src/commands/server/build-and-deploy.ts');
      return buildAndDeploy(home, program, flags.nightly);
    }
    default:
      throw usageError(`Không có việc “${task}”; có setup.`);
  }
});
