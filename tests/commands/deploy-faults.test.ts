import { execFileSync } from 'node:child_process';
import { chmod, copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Delivery, Place } from '../../src/commands/deploy/place.ts';
import { objectPlace } from '../../src/commands/deploy/object-place.ts';
import { awsStore, rcloneStore } from '../../src/commands/deploy/object-stores.ts';
import { rsyncPlace } from '../../src/commands/deploy/rsync-place.ts';
import { makeSharedFolder, writeFiles } from '../fixtures/folders.ts';
import { startObjectServer } from './object-server.ts';
import { startSshServer, type SshServer } from './ssh-server.ts';
import { freePort } from './web-servers.ts';

const root = await makeSharedFolder();
const site = join(root, 'trang');
const isRoot = process.getuid?.() === 0;

beforeAll(() => writeFiles(site, { 'index.html': 'x'.repeat(200_000) }));
afterEach(() => vi.unstubAllEnvs());

describe('qua SSH: hỏng ở đâu thì câu báo nói ở đó và phải làm gì', () => {
  const folder = join(root, 'ssh');
  const remote = join(root, 'may-kia');
  let ssh: SshServer;

  beforeAll(async () => {
    await mkdir(remote);
    ssh = await startSshServer(folder);
    return () => ssh.stop();
  });

  test.each([
    ['khóa lạ', () => ({ key: join(folder, 'may') }), /không nhận khóa SSH\. Thêm khóa công khai/],
    ['tệp khóa không có', () => ({ key: join(folder, 'khong-co') }), /Không có tệp khóa SSH/],
    ['tệp khóa ai cũng đọc được', () => ({ key: join(folder, 'khoa-ho') }), /Chạy chmod 600/],
    [
      'máy chưa quen',
      () => ({ options: strict('khong-co') }),
      /chưa biết khóa của máy.*Gõ ssh tới đó một lần/,
    ],
    ['khóa của máy đã khác', () => ({ options: strict('quen') }), /khóa khác với lần trước.*ssh-keygen -R/],
    ['cổng mạng khác', () => ({ port: closedPort }), /không mở SSH ở cổng mạng đã hỏi\. Xem dịch vụ ssh/],
  ])('%s', async (_, changes, sentence) => {
    await ssh.letIn(`rrsync ${remote}`);
    await copyFile(ssh.key, join(folder, 'khoa-ho'));
    await chmod(join(folder, 'khoa-ho'), 0o644);
    const otherKey = await readFile(`${ssh.key}.pub`, 'utf8');
    await writeFile(join(folder, 'quen'), `[127.0.0.1]:${ssh.port} ${otherKey}`);
    await expectFault(ssh.host, ssh.rsh(changes()), sentence);
  });

  test('tên máy không có; máy này không có ssh', async () => {
    await expectFault(
      'cong@khong-co.invalid',
      ssh.rsh(),
      /Không tìm ra máy có tên trong cong@khong-co\.invalid/,
    );
    await expectFault(ssh.host, 'khong-co-ssh', /Cài gói openssh-client/);
  });

  test.each([
    [
      'rrsync chỉ cho ghi',
      `rrsync -wo ${remote}`,
      /dòng rrsync ghi đúng một thư mục có thật, không có -ro, -wo/,
    ],
    ['rrsync vào thư mục không có', `rrsync ${remote}/khong-co`, /dòng rrsync ghi đúng một thư mục có thật/],
    ['máy kia không có rsync', 'khong-co-rsync', /Cài gói rsync ở máy đó/],
    ['tài khoản in lời chào', `echo Xin chào; rrsync ${remote}`, /Bỏ những dòng in chữ trong ~\/\.bashrc/],
    ['đường truyền đứt', 'head -c 1', /bị cắt\. Chạy lại lệnh/],
  ])('%s', async (_, command, sentence) => {
    await ssh.letIn(command);
    await expectFault(ssh.host, ssh.rsh(), sentence);
  });

  test.runIf(isRoot)('đĩa hết chỗ, rồi chỉ cho đọc', async () => {
    await ssh.letIn();
    vi.stubEnv('RSYNC_RSH', ssh.rsh());
    const place = rsyncPlace(ssh.host, mountSmall('day'));
    // The end of the connection may overtake what the other side said of its disk.
    await expect(send(place)).rejects.toThrow(
      /Hết chỗ ở .*cần thêm khoảng \d.* Dọn bớt.* rsync báo: |không ghi được vào .*Ở máy đó xem df -h/s,
    );
    execFileSync('mount', ['-o', 'remount,ro', join(root, 'day')]);
    await expect(send(place)).rejects.toThrow(/chỉ cho đọc\. Gắn lại hệ tệp cho ghi/);
  });

  function strict(known: string): string[] {
    return [`UserKnownHostsFile=${join(folder, known)}`, 'StrictHostKeyChecking=yes'];
  }

  async function expectFault(host: string, rsh: string, sentence: RegExp): Promise<void> {
    vi.stubEnv('RSYNC_RSH', rsh);
    await expect(rsyncPlace(host, '').read(['xa-mot'])).rejects.toThrow(sentence);
  }
});

const closedPort = await freePort();

describe('kho tệp: hỏng ở đâu thì câu báo nói ở đó và phải làm gì', async () => {
  const server = await startObjectServer('thung', { refusedKey: 'khoa-la' });
  afterAll(() => server.close());

  function settings(changes: { endpoint?: string; key?: string } = {}): void {
    const { endpoint = server.endpoint, key = 'khoa' } = changes;
    vi.stubEnv('RCLONE_CONFIG', join(root, 'rclone.conf'));
    vi.stubEnv('RCLONE_S3_ENDPOINT', endpoint);
    vi.stubEnv('AWS_ENDPOINT_URL', endpoint);
    vi.stubEnv('AWS_ACCESS_KEY_ID', key);
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'bi-mat');
    vi.stubEnv('AWS_DEFAULT_REGION', 'us-east-1');
    vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
    // What they say is the same at the first attempt; the others only take time.
    vi.stubEnv('AWS_MAX_ATTEMPTS', '1');
    vi.stubEnv('RCLONE_RETRIES', '1');
    vi.stubEnv('AWS_CA_BUNDLE', undefined);
    vi.stubEnv('NO_PROXY', '127.0.0.1');
  }

  beforeAll(() =>
    writeFile(
      join(root, 'rclone.conf'),
      '[kho]\ntype = s3\nprovider = Other\nenv_auth = true\nforce_path_style = true\n[dia]\ntype = local\n',
    ),
  );

  test.each([
    ['rclone', () => rcloneStore('kho:thung')],
    ['aws', () => awsStore('thung', '')],
  ])('%s: khóa không được nhận, không nối được', async (program, store) => {
    settings({ key: 'khoa-la' });
    await expect(store().read('ban-ke.txt')).rejects.toThrow(/từ chối: khóa truy cập sai.*Xem lại khóa/);
    await expect(store().send(site, '', 'no-cache')).rejects.toThrow(
      /không nhận khóa truy cập\. Lấy khóa mới/,
    );
    settings({ endpoint: `http://127.0.0.1:${closedPort}` });
    await expect(store().read('ban-ke.txt')).rejects.toThrow(
      new RegExp(`Không nối được tới kho ở .*Xem lại địa chỉ kho.* ${program} báo: `, 's'),
    );
  });

  test('kho mà rclone chưa biết; aws chưa có khóa, hồ sơ không có', async () => {
    settings();
    await expect(rcloneStore('la:thung').read('a')).rejects.toThrow(/rclone listremotes kể các kho đã đặt/);
    vi.stubEnv('AWS_PROFILE', 'khong-co');
    await expect(awsStore('thung', '').read('a')).rejects.toThrow(/Sửa biến đó, hoặc tạo hồ sơ/);
    vi.stubEnv('AWS_PROFILE', undefined);
    for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']) vi.stubEnv(name, undefined);
    vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', join(root, 'khong-co'));
    await expect(awsStore('thung', '').read('a')).rejects.toThrow(/Chạy aws configure/);
  });

  test.runIf(isRoot)('đĩa của kho hết chỗ, rồi chỉ cho đọc', async () => {
    settings();
    const place = objectPlace(rcloneStore(`dia:${mountSmall('kho-day')}`));
    await expect(send(place)).rejects.toThrow(/Hết chỗ ở /);
    execFileSync('mount', ['-o', 'remount,ro', join(root, 'kho-day')]);
    await expect(send(place)).rejects.toThrow(/chỉ cho đọc\. Gắn lại hệ tệp cho ghi/);
  });
});

/** Mounts a file system of 64 KB in a folder of that name, until the test is over. */
function mountSmall(name: string): string {
  const folder = join(root, name);
  execFileSync('mkdir', [folder]);
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder]);
  // What the other side started may not be over yet.
  onTestFinished(() => void execFileSync('umount', ['--lazy', folder]));
  return folder;
}

/** Delivers the site of one large page, of which nothing is there. */
async function send(place: Place): Promise<void> {
  await place.read(['xa-mot']);
  const files = new Map([['index.html', { size: 200_000, digest: 'f'.repeat(64) }]]);
  const delivery: Delivery = {
    ...{ portal: 'xa-mot', folder: site, text: '', release: '20261129-051000-1f0c2a9d', there: null },
    manifest: { portal: 'xa-mot', url: 'https://xa-mot.vidu.gov.vn/', signed: '2026-11-29T05:10:00Z', files },
    transfer: { sent: ['index.html'], unchanged: [], removed: [], bytes: 200_000 },
    refuseRebuilt: () => undefined,
    onSent: () => undefined,
  };
  await place.deliver(delivery);
}
