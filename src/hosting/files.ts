import { writeMachineCaddyfile } from './caddy.ts';
import { EVERYTHING, writeAuthorizedKeys, type Person } from './rights.ts';
import { writeForcedCommand, writeHead, writeHook, writeRepositoryConfig } from './scripts.ts';
import { placesIn, writeSettings, type Program, type ServerSettings } from './settings.ts';
import { writeAccount, writeUnits } from './units.ts';

/**
 * Who owns a folder: `root`; `builder`, the account that builds; or `caddy`, whose folders the group of the builder reads.
 */
export type Owner = 'root' | 'builder' | 'caddy';

export interface PlannedFolder {
  path: string;
  mode: number;
  owner: Owner;
}

export interface PlannedFile {
  path: string;
  mode: number;
  text: string;
  /** Whether the operator edits the file later; setup then writes it only when it is missing. */
  isTemplate?: boolean;
  /** Whether Git needs the file to recognise the repository; removal then keeps it while the repository has objects. */
  isOfRepository?: boolean;
}

/** The folders and files of a server. The same settings, rights and program give the same plan. */
export interface ServerPlan {
  folders: PlannedFolder[];
  files: PlannedFile[];
}

/**
 * Plans the folders and files of a server.
 * @param people those whom the table of rights lists now
 */
export function planServer(
  home: string,
  program: Program,
  settings: ServerSettings,
  people: Iterable<Person>,
): ServerPlan {
  const at = placesIn(home);
  const plain = (path: string, text: string): PlannedFile => ({ path, text, mode: 0o644 });
  const runnable = (path: string, text: string): PlannedFile => ({ path, text, mode: 0o755 });
  return {
    folders: foldersOf(home),
    files: [
      plain(at.settings, writeSettings(settings)),
      { ...plain(at.rights, RIGHTS_TEMPLATE), isTemplate: true },
      plain(at.keys, writeAuthorizedKeys(people, at.forcedCommand)),
      runnable(at.forcedCommand, writeForcedCommand(home)),
      { ...plain(`${at.repository}/HEAD`, writeHead()), isOfRepository: true },
      { ...plain(`${at.repository}/config`, writeRepositoryConfig(home)), isOfRepository: true },
      runnable(`${at.hooks}/pre-receive`, writeHook(home, program, 'receive')),
      runnable(`${at.hooks}/post-receive`, writeHook(home, program, 'received')),
      plain(at.caddy, writeMachineCaddyfile(home, settings)),
      plain('/etc/sysusers.d/cong-xa.conf', writeAccount(home, settings)),
      ...Object.entries(writeUnits(home, program, settings)).map(([path, text]) => plain(path, text)),
    ],
  };
}

function foldersOf(home: string): PlannedFolder[] {
  const of =
    (owner: Owner, mode = 0o755) =>
    (path: string): PlannedFolder => ({ path: `${home}${path}`, mode, owner });
  return [
    { path: '/etc/systemd/system/caddy.service.d', mode: 0o755, owner: 'root' },
    ...['', '/.ssh', '/bin', '/hooks', '/caddy'].map(of('root')),
    ...['/kho.git', '/kho.git/objects', '/kho.git/objects/info', '/kho.git/objects/pack'].map(of('builder')),
    ...['/kho.git/refs', '/kho.git/refs/heads'].map(of('builder')),
    ...['/lam-viec', '/phuc-vu', '/hang-doi', '/hang-doi/yeu-cau'].map(of('builder')),
    ...['/nhat-ky', '/caddy/cong'].map(of('builder')),
    ...['/khoa'].map(of('builder', 0o700)),
    // The set-group-ID bit gives new logs the group of the folder, so that the builder may read them.
    ...['/nhat-ky/web'].map(of('caddy', 0o2750)),
    ...['/caddy/may'].map(of('caddy', 0o700)),
  ];
}

/** The table of rights of a new server, with an example to copy. */
const RIGHTS_TEMPLATE = `# Ai được đẩy gì. Sửa xong thì chạy lại lệnh cài để khóa có hiệu lực:
#   npm run server -- setup <thư mục này> --write
# Quyền (folders, maxFiles) có hiệu lực ngay từ lần đẩy sau.
#
# people:
#   xa-minh-hoa:
#     keys:
#       - ssh-ed25519 AAAAC3Nz… may-cua-van-phong     # một dòng của tệp .pub
#     folders: [content/portals/xa-minh-hoa/]
#     maxFiles: 500                                    # mỗi lần đẩy; không ghi thì 2000
people:
  van-hanh:
    keys: []
    folders: [${EVERYTHING}] # cả kho
`;
