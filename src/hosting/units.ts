import { startOf } from './scripts.ts';
import { placesIn, type Program, type ServerSettings } from './settings.ts';

/** The units that a machine starts by itself; the others are started by these. */
export const STARTED_UNITS = [
  'cong-xa-dung.path',
  'cong-xa-dem.timer',
  'cong-xa-kiem-chung.timer',
  'cong-xa-caddy.path',
];

/**
 * Writes the units of systemd, by their paths: a build when a push has asked for one, the build and the visits of every
 * night, the verification of every night, and Caddy with the configuration of the portals.
 */
export function writeUnits(home: string, program: Program, settings: ServerSettings): Record<string, string> {
  const at = placesIn(home);
  const run = (script: string) => startOf(program, script);
  const alone = `/usr/bin/flock ${at.running}`;
  const mail = settings.mail === '' ? '' : ` --mail ${settings.mail}`;
  const units: Record<string, string> = {
    'cong-xa-dung.path': `[Unit]
Description=Chờ lần đẩy nội dung để dựng các cổng

[Path]
DirectoryNotEmpty=${at.requests}

[Install]
WantedBy=paths.target
`,
    'cong-xa-dung.service': `[Unit]
Description=Dựng các cổng và đưa lên nơi phục vụ
# Một lần dựng bị giết giữa chừng được làm lại, nhưng không mãi mãi.
StartLimitIntervalSec=1h
StartLimitBurst=30

[Service]
Type=oneshot
${ofUser(settings, program)}
ExecStart=${alone} ${run('server')} work ${home}
# 1: có cổng còn lỗi, các cổng khác đã lên; xem ${at.log}
SuccessExitStatus=1
${CLOSED}
PrivateNetwork=yes
`,
    'cong-xa-dem.timer': timer('Đếm lượt truy cập và dựng các cổng mỗi đêm', '00:05:00', '2min'),
    'cong-xa-dem.service': `[Unit]
Description=Đếm lượt truy cập, dựng các cổng, đưa lên nơi phục vụ

[Service]
Type=oneshot
${ofUser(settings, program)}
# Caddy viết nhật ký mà chỉ nó đọc được.
ExecStartPre=+-/usr/bin/find ${at.webLogs} -maxdepth 1 -type f -exec /usr/bin/chmod g+r {} +
ExecStart=${alone} ${run('server')} work ${home} --nightly
SuccessExitStatus=1
${CLOSED}
PrivateNetwork=yes
`,
    'cong-xa-kiem-chung.timer': timer('Kiểm chứng các cổng mỗi đêm', '02:00:00', '20min'),
    'cong-xa-kiem-chung.service': `[Unit]
Description=So những gì đang phục vụ với bản kê đã ký
Wants=network-online.target
After=network-online.target

[Service]
Type=oneshot
${ofUser(settings, program)}
ExecStart=${run('verify')} --all --content ${at.content} --budget 3h${mail}
# 1: có chỗ phải xem, thư đã gửi; 2 làm dịch vụ này hỏng: systemctl --failed
SuccessExitStatus=1
TimeoutStartSec=4h
${mail === '' ? CLOSED : `# Không chặn hơn: sendmail của Debian (exim4, postfix) phải được đổi quyền thì thư mới đi.\n${FENCED}`}
`,
    'cong-xa-caddy.path': `[Unit]
Description=Chờ cấu hình mới của các cổng để nạp lại Caddy

[Path]
PathChanged=${at.portals}

[Install]
WantedBy=paths.target
`,
    'cong-xa-caddy.service': `[Unit]
Description=Nạp lại Caddy

[Service]
Type=oneshot
ExecStart=/usr/bin/systemctl reload-or-restart caddy.service
${CLOSED}
PrivateNetwork=yes
`,
    'caddy.service.d/cong-xa.conf': `# Caddy đọc cấu hình của các cổng thay cho /etc/caddy/Caddyfile; trang khác của máy này thì đặt một tệp .caddy vào
# ${at.configured}/. Ổ cắm quản trị chỉ Caddy mở được.
[Service]
ExecStartPre=-/usr/bin/rm -f ${at.control}
ExecStart=
ExecStart=/usr/bin/caddy run --environ --config ${at.caddy}
ExecReload=
ExecReload=/usr/bin/caddy reload --config ${at.caddy} --address unix/${at.control} --force
`,
  };
  return Object.fromEntries(
    Object.entries(units).map(([name, text]) => [`/etc/systemd/system/${name}`, text]),
  );
}

/** Writes the account, as `systemd-sysusers` makes it. */
export function writeAccount(home: string, { user }: ServerSettings): string {
  return `u ${user} - "Cổng thông tin điện tử" ${home} /bin/sh\n`;
}

function ofUser({ user }: ServerSettings, { folder }: Program): string {
  return `User=${user}\nWorkingDirectory=${folder}\nNice=10\nIOSchedulingClass=idle`;
}

/** What keeps a service to its own folders and leaves programs that it starts their own rights. */
const FENCED = `PrivateTmp=yes
ProtectSystem=full
ProtectControlGroups=yes`;

/**
 * A build reads what many people wrote; it needs no more of the machine than its own folders. Memory that is written and
 * run stays allowed, because V8 compiles.
 */
const CLOSED = `${FENCED}
NoNewPrivileges=yes
CapabilityBoundingSet=
PrivateDevices=yes
ProtectClock=yes
ProtectHostname=yes
ProtectKernelLogs=yes
ProtectKernelModules=yes
ProtectKernelTunables=yes
LockPersonality=yes
RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6 AF_NETLINK
RestrictNamespaces=yes
RestrictRealtime=yes
RestrictSUIDSGID=yes
SystemCallArchitectures=native`;

function timer(description: string, time: string, delay: string): string {
  return `[Unit]
Description=${description}

[Timer]
OnCalendar=*-*-* ${time} Asia/Ho_Chi_Minh
RandomizedDelaySec=${delay}
Persistent=true

[Install]
WantedBy=timers.target
`;
}
