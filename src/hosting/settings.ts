/** What the operator decided about the machine; everything else follows from it. */
export interface ServerSettings {
  /** The account that receives pushes and builds. */
  user: string;
  /** Whom Caddy's authority of certificates and the nightly verification write to; empty for nobody. */
  mail: string;
  /** Whether another server in front of this one holds the certificates, so that Caddy answers over http alone. */
  plainHttp: boolean;
  httpPort: number;
  httpsPort: number;
  /** Who starts a build after a push: systemd, or the hook itself on a machine without it. */
  queue: 'systemd' | 'hook';
}

export const USUAL_SETTINGS: ServerSettings = {
  user: 'cong-xa',
  mail: '',
  plainHttp: false,
  httpPort: 80,
  httpsPort: 443,
  queue: 'systemd',
};

/** Where the program lies, and the Node that runs it. */
export interface Program {
  folder: string;
  node: string;
}

/** Gives the places in the folder of a server. */
export function placesIn(home: string) {
  return {
    settings: `${home}/may-chu.json`,
    record: `${home}/ban-ghi.json`,
    rights: `${home}/quyen.yaml`,
    keys: `${home}/.ssh/authorized_keys`,
    forcedCommand: `${home}/bin/cong-git`,
    hooks: `${home}/hooks`,
    repository: `${home}/kho.git`,
    tree: `${home}/lam-viec/noi-dung`,
    content: `${home}/lam-viec/noi-dung/content`,
    built: `${home}/lam-viec/dist`,
    served: `${home}/phuc-vu`,
    requests: `${home}/hang-doi/yeu-cau`,
    waiting: `${home}/hang-doi/dang-cho`,
    running: `${home}/hang-doi/dang-chay`,
    log: `${home}/nhat-ky/dung.log`,
    webLogs: `${home}/nhat-ky/web`,
    caddy: `${home}/caddy/Caddyfile`,
    configured: `${home}/caddy/cong`,
    portals: `${home}/caddy/cong/cong.caddy`,
    key: `${home}/khoa/khoa-rieng.pem`,
    control: `${home}/caddy/may/quan-tri.sock`,
  };
}

/** The environment variable in which the forced command passes the name of the key's owner to the hooks. */
export const PERSON_VARIABLE = 'CONG_XA_NGUOI';

/**
 * Reads settings that an earlier run wrote. Uses the default for a setting that is missing or of another type.
 * @param text the JSON of the file
 */
export function readSettings(text: string): ServerSettings {
  let read: Partial<Record<keyof ServerSettings, unknown>>;
  try {
    read = (JSON.parse(text) ?? {}) as typeof read;
  } catch {
    read = {};
  }
  const take = <T extends string | number | boolean>(name: keyof ServerSettings, usual: T): T =>
    typeof read[name] === typeof usual ? (read[name] as T) : usual;
  const { user, mail, plainHttp, httpPort, httpsPort } = USUAL_SETTINGS;
  return {
    user: take('user', user),
    mail: take('mail', mail),
    plainHttp: take('plainHttp', plainHttp),
    httpPort: take('httpPort', httpPort),
    httpsPort: take('httpsPort', httpsPort),
    queue: read.queue === 'hook' ? 'hook' : 'systemd',
  };
}

/** Writes the settings as the JSON that `readSettings` reads. */
export function writeSettings(settings: ServerSettings): string {
  return `${JSON.stringify(settings, null, 2)}\n`;
}

/** Says why a setting cannot be written into the server's files; null when all of them can. */
export function faultOfSettings(home: string, program: Program, settings: ServerSettings): string | null {
  for (const path of [home, program.folder, program.node])
    if (!SAFE_PATH.test(path))
      return `Đường dẫn ${JSON.stringify(path)} có ký tự mà systemd, SSH hay Caddy hiểu khác đi; dùng một thư mục tên không dấu, không khoảng trống.`;
  if (home.split('/').filter(Boolean).length < 2)
    return `${home} là thư mục của cả máy; chọn một thư mục riêng, ví dụ /srv/may-chu.`;
  if (home.length > MAX_HOME_LENGTH)
    return `Đường dẫn ${home} dài ${home.length} ký tự; ổ cắm quản trị của Caddy chỉ cho nhiều nhất ${MAX_HOME_LENGTH}.`;
  if (!/^[a-z][a-z\d_-]{0,30}$/.test(settings.user))
    return `--user nhận một tên tài khoản như cong-xa; đã nhận “${settings.user}”.`;
  if (settings.mail !== '' && !/^[\w.+-]{1,64}@[\w.-]{1,255}$/.test(settings.mail))
    return `--mail nhận một địa chỉ thư, ví dụ quantri@vidu.gov.vn; đã nhận “${settings.mail}”.`;
  return null;
}

/** Matches paths that systemd, SSH, shells and Caddy all read as they are written, without quotes or escapes. */
const SAFE_PATH = /^\/[\w./+=@-]*$/;

/** Linux allows at most 107 bytes for the path of a socket; Caddy's lies in a folder below. */
const MAX_HOME_LENGTH = 80;
