import { describeDiskError } from './words.ts';

/** What a program that delivers to a place said before it gave up. */
export interface ProgramFault {
  program: 'rsync' | 'rclone' | 'aws';
  /** The place, as the operator knows it. */
  place: string;
  /** All that it said; the number it ended with, as `(code 11)`, where it said nothing. */
  said: string;
  /** The line of it that tells most. */
  line: string;
  /** The bytes that were to travel. */
  bytes: number;
}

/**
 * Says why a program could not do its work, and what to do about it. The line that it said itself stands at the end,
 * because the operator may search for it; of a fault that is not known it is all there is.
 */
export function describeProgramFault({ program, place, said, line, bytes }: ProgramFault): string {
  const known = FAULTS[program].find(([words]) => words.test(said));
  const sentence = known ? known[1](place, bytes) : `${program} chưa làm được việc ở ${place}.`;
  return line === '' ? sentence : `${sentence} ${program} báo: ${line}`;
}

type Row = readonly [words: RegExp, sentence: (place: string, bytes: number) => string];

const DISK: Row[] = [
  [
    /No space left|Disk quota|remaining disk space/i,
    (place, bytes) => describeDiskError('ENOSPC', place, bytes),
  ],
  [/Read-only file system/i, (place, bytes) => describeDiskError('EROFS', place, bytes)],
  [/Permission denied|Operation not permitted/i, (place, bytes) => describeDiskError('EACCES', place, bytes)],
];

/** What OpenSSH and rsync say; the causes that come with other words too stand after those. */
const OF_RSYNC: Row[] = [
  [
    /HOST IDENTIFICATION HAS CHANGED|Host key for .{0,300} has changed/,
    (place) =>
      `Máy ở ${place} đưa ra khóa khác với lần trước. Chỉ khi chắc máy đó vừa được cài lại thì xóa khóa cũ bằng ssh-keygen -R TÊN_MÁY rồi ssh tới đó một lần; nếu không thì dừng lại, hỏi người quản trị: có thể là máy khác giả làm máy đó.`,
  ],
  [
    /Host key verification failed/,
    (place) =>
      `Máy này chưa biết khóa của máy ở ${place}. Gõ ssh tới đó một lần, so dấu của khóa với người quản trị máy đó rồi gõ yes; trên CI thì ghi khóa đó vào ~/.ssh/known_hosts.`,
  ],
  [
    /Load key .{0,300}: bad permissions|UNPROTECTED PRIVATE KEY/,
    () => 'Người khác đọc được tệp khóa SSH nên ssh không dùng khóa đó. Chạy chmod 600 với tệp khóa.',
  ],
  [
    /Identity file .{0,300} not accessible/,
    () =>
      'Không có tệp khóa SSH ở nơi đã ghi. Sửa IdentityFile trong ~/.ssh/config, hoặc tham số -i trong biến RSYNC_RSH.',
  ],
  [
    /Permission denied \([a-z,-]+\)|Too many authentication failures/,
    (place) =>
      `Máy ở ${place} không nhận khóa SSH. Thêm khóa công khai (tệp .pub) vào ~/.ssh/authorized_keys của tài khoản đó; khóa không ở chỗ mặc định thì ghi IdentityFile trong ~/.ssh/config; khóa có mật khẩu thì nạp trước bằng ssh-add.`,
  ],
  [
    /Could not resolve hostname/,
    (place) =>
      `Không tìm ra máy có tên trong ${place}. Xem lại chính tả của tên máy, Host trong ~/.ssh/config, và mạng của máy này.`,
  ],
  [
    /Connection refused/,
    (place) =>
      `Máy ở ${place} không mở SSH ở cổng mạng đã hỏi. Xem dịch vụ ssh ở máy đó có chạy không, tường lửa, và Port trong ~/.ssh/config.`,
  ],
  [
    /Connection timed out|Operation timed out|No route to host|Network is unreachable|io timeout after/,
    (place) =>
      `Máy ở ${place} không trả lời. Xem máy đó có bật không, mạng và tường lửa giữa hai máy, rồi chạy lại.`,
  ],
  [
    /Failed to exec .{0,300}: No such file/,
    () => 'Máy này không chạy được ssh. Cài gói openssh-client, hoặc sửa biến RSYNC_RSH, rồi chạy lại.',
  ],
  [
    /already accessing|rrsync error:.{0,300}lock/i,
    () => 'Một lần đưa lên khác đang đi qua khóa này. Chờ lần đó xong rồi chạy lại.',
  ],
  [
    /rrsync error|\/rrsync", line/,
    (place) =>
      `Khóa này chỉ được vào một phần của ${place} và máy đó đã từ chối. Trong authorized_keys ở đó, dòng rrsync ghi đúng một thư mục có thật, không có -ro, -wo, -munge (mẫu ở src/deploying/README.md).`,
  ],
  [/command not found/, (place) => `Máy ở ${place} chưa có rsync. Cài gói rsync ở máy đó rồi chạy lại.`],
  [
    /is your shell clean/,
    (place) =>
      `Tài khoản ở ${place} in chữ ra ngay khi đăng nhập nên rsync không hiểu. Bỏ những dòng in chữ trong ~/.bashrc, ~/.profile của tài khoản đó.`,
  ],
  [
    /mkdir "[^"\n]{0,1000}"[^"\n]{0,100} failed: No such file or directory/,
    (place) =>
      `Ở máy kia chưa có thư mục của ${place}. Tạo thư mục đó, giao cho tài khoản SSH, rồi chạy lại.`,
  ],
  [
    /Permission denied \(13\)|Operation not permitted/,
    (place) =>
      `Tài khoản SSH không có quyền ghi vào ${place}. Ở máy đó, giao thư mục ấy cho tài khoản này (chown) rồi chạy lại.`,
  ],
  ...DISK,
  // The end of the connection may overtake the words of the other side; then the code is all that comes.
  [
    /\(code 11\)/,
    (place) =>
      `Máy kia không ghi được vào ${place}, thường vì đĩa ở đó đã hết chỗ hoặc chỉ cho đọc. Ở máy đó xem df -h và quyền của thư mục, rồi chạy lại.`,
  ],
  [
    /connection unexpectedly closed|Connection (?:closed|reset)|Broken pipe|error in rsync protocol|\(code (?:10|12|255)\)/,
    (place) =>
      `Đường truyền tới ${place} bị cắt. Chạy lại lệnh; vẫn bị cắt thì xem mạng và nhật ký của sshd ở máy đó (journalctl -u ssh).`,
  ],
];

/** What stores of objects answer, as both programs pass it on. */
const OF_STORES: Row[] = [
  [
    /InvalidAccessKeyId|SignatureDoesNotMatch|ExpiredToken|InvalidToken|TokenRefreshRequired/,
    (place) =>
      `Kho ở ${place} không nhận khóa truy cập. Lấy khóa mới ở nơi cấp kho, ghi lại bằng rclone config hoặc aws configure.`,
  ],
  [
    /RequestTimeTooSkewed/,
    () =>
      'Đồng hồ của máy này lệch giờ nên kho không nhận. Bật chỉnh giờ (timedatectl set-ntp true) rồi chạy lại.',
  ],
  [
    /AccessDenied/,
    (place) =>
      `Khóa truy cập không có quyền ở ${place}. Cho khóa đó quyền đọc, ghi, xóa trong thùng (GetObject, PutObject, DeleteObject).`,
  ],
  // What asks for a heading alone is not told more.
  [
    /\b403\b|Forbidden/,
    (place) =>
      `Kho ở ${place} từ chối: khóa truy cập sai, hết hạn, hoặc không có quyền ở đó. Xem lại khóa bằng rclone config hoặc aws configure, rồi quyền đọc, ghi, xóa trong thùng.`,
  ],
  [
    /NoSuchBucket|directory not found/,
    (place) => `Không có thùng trong ${place}. Tạo thùng ở nơi cấp kho, hoặc sửa tên thùng trong đích.`,
  ],
  [
    /x509:|certificate verify failed|CERTIFICATE_VERIFY_FAILED|SSL validation failed/,
    (place) =>
      `Chứng thư TLS của kho ở ${place} không được tin. Xem lại địa chỉ kho (endpoint); kho riêng của cơ quan thì thêm chứng thư gốc vào máy này.`,
  ],
  [
    /no such host|Name or service not known|Could not connect to the endpoint|connection refused|no route to host|network is unreachable/i,
    (place) =>
      `Không nối được tới kho ở ${place}. Xem lại địa chỉ kho (endpoint), mạng và tường lửa của máy này, rồi chạy lại.`,
  ],
  [
    /i\/o timeout|deadline exceeded|(?:Read|Connect) timeout|connection reset|broken pipe|Connection was closed|unexpected EOF/i,
    (place) =>
      `Đường truyền tới kho ở ${place} bị cắt hoặc quá chậm. Chạy lại lệnh: lần sau dọn những gì dở dang.`,
  ],
  [
    /QuotaExceeded|StorageFull|InsufficientStorage|\b507\b/i,
    (place) => `Kho ở ${place} đã hết dung lượng. Dọn bớt hoặc mua thêm ở nơi cấp kho rồi chạy lại.`,
  ],
  ...DISK,
];

const FAULTS: Record<ProgramFault['program'], Row[]> = {
  rsync: OF_RSYNC,
  rclone: [
    [
      /didn't find section in config file/,
      (place) =>
        `rclone chưa biết kho trong ${place}. Đặt kho bằng rclone config, hoặc sửa tên kho trong đích; rclone listremotes kể các kho đã đặt.`,
    ],
    ...OF_STORES,
  ],
  aws: [
    [
      /Unable to locate credentials|Partial credentials/,
      () =>
        'aws chưa có khóa truy cập. Chạy aws configure, hoặc đặt AWS_ACCESS_KEY_ID và AWS_SECRET_ACCESS_KEY.',
    ],
    [
      /config profile .{0,300} could not be found/,
      () =>
        'aws không có hồ sơ mang tên trong AWS_PROFILE. Sửa biến đó, hoặc tạo hồ sơ bằng aws configure --profile TÊN.',
    ],
    ...OF_STORES,
  ],
};
