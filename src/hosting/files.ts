import { writeMachineCaddyfile } from './caddy.ts';
import { EVERYTHING, writeAuthorizedKeys, type Person } from './rights.ts';
import { writeDoor, writeHead, writeHook, writeRepositoryConfig } from './scripts.ts';
import { placesIn, writeSettings, type Program, type ServerSettings } from './settings.ts';
import { writeAccount, writeUnits } from './units.ts';

/** Whose a folder is: the administrator's, the account's that builds, or Caddy's with the account reading. */
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
  /** Whether the operator goes on writing it, so that it is written only where there is none. */
  isTemplate?: boolean;
  /** Whether the repository is none without it, so that it stays as long as there is anything in the repository. */
  isOfRepository?: boolean;
}

/** Everything that is laid out on a machine; the same for the same settings, rights and program. */
export interface ServerPlan {
  folders: PlannedFolder[];
  files: PlannedFile[];
}

/** Plans the folders and files of a server. @param people those who have rights now */
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
      plain(at.keys, writeAuthorizedKeys(people, at.door)),
      runnable(at.door, writeDoor(home)),
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
    // The group is passed on to the logs in it.
    ...['/nhat-ky/web'].map(of('caddy', 0o2750)),
    ...['/caddy/may'].map(of('caddy', 0o700)),
  ];
}

/** Who may be written into the table of rights, and how. */
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
