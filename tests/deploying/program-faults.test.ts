import { expect, test } from 'vitest';
import { describeProgramFault, type ProgramFault } from '../../src/deploying/program-faults.ts';

// What tests/commands/deploy-faults.test.ts cannot make happen on one machine, in the words of the programs.
test.each<[ProgramFault['program'], said: string, sentence: string]>([
  [
    'rsync',
    'rsync: [receiver] mkstemp "/srv/cong/.f.wAM1rU" failed: Permission denied (13)\nrsync error: some files/attrs were not transferred (see previous errors) (code 23) at main.c(1394) [sender=3.2.7]',
    'Tài khoản SSH không có quyền ghi vào NƠI. Ở máy đó, giao thư mục ấy cho tài khoản này (chown) rồi chạy lại.',
  ],
  [
    'rsync',
    '[sender] io timeout after 61 seconds -- exiting\nrsync error: timeout in data send/receive (code 30) at io.c(197) [sender=3.2.7]',
    'Máy ở NƠI không trả lời.',
  ],
  [
    'rsync',
    'ssh: connect to host 192.0.2.1 port 22: Connection timed out\nrsync: connection unexpectedly closed (0 bytes received so far) [sender]',
    'Máy ở NƠI không trả lời.',
  ],
  [
    'rsync',
    '/usr/bin/rrsync error: Another instance of rrsync is already accessing this directory.\nrsync: connection unexpectedly closed (0 bytes received so far) [sender]',
    'Một lần đưa lên khác đang đi qua khóa này.',
  ],
  [
    'rsync',
    'rsync: [Receiver] mkdir "/khong/co" failed: No such file or directory (2)',
    'Ở máy kia chưa có thư mục của NƠI.',
  ],
  [
    'rclone',
    'Failed to cat: RequestError: send request failed\ncaused by: Get "http://kho.invalid/thung": dial tcp: lookup kho.invalid on 10.0.0.53:53: no such host',
    'Không nối được tới kho ở NƠI.',
  ],
  [
    'rclone',
    'Failed to copy: Put "https://kho.vidu/thung/a": x509: certificate signed by unknown authority',
    'Chứng thư TLS của kho ở NƠI không được tin.',
  ],
  [
    'aws',
    'upload failed: ./a to s3://thung/a An error occurred (AccessDenied) when calling the PutObject operation: Access Denied',
    'Khóa truy cập không có quyền ở NƠI.',
  ],
  [
    'aws',
    'upload failed: ./a to s3://thung/a An error occurred (RequestTimeTooSkewed) when calling the PutObject operation: The difference between the request time and the current time is too large.',
    'Đồng hồ của máy này lệch giờ',
  ],
  [
    'aws',
    'upload failed: ./a to s3://thung/a Read timeout on endpoint URL: "https://kho.vidu/a"',
    'Đường truyền tới kho ở NƠI',
  ],
  ['rsync', 'điều chưa ai gặp', 'rsync chưa làm được việc ở NƠI. rsync báo: điều chưa ai gặp'],
])('%s: %s', (program, said, sentence) => {
  const line = said.split('\n')[0]!;
  const told = describeProgramFault({ program, place: 'NƠI', said, line, bytes: 0 });
  expect(told.slice(0, sentence.length)).toBe(sentence);
  expect(told.endsWith(` ${program} báo: ${line}`)).toBe(true);
});

test('rsync chỉ còn kịp báo mã 11: nói tới đĩa của máy kia', () => {
  const fault = { program: 'rsync', place: 'NƠI', said: '(code 11)', line: '', bytes: 0 } as const;
  expect(describeProgramFault(fault)).toMatch(/^Máy kia không ghi được vào NƠI, .*df -h.*rồi chạy lại\.$/);
});
