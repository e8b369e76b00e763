import { findChromium, isBestChromium } from './chromium.ts';
import { missingDeployPackages } from './deploy-programs.ts';
import { findFirefox } from './firefox.ts';
import { runProgram } from './run.ts';
import { missingWebServers, WEB_SERVERS } from './web-servers.ts';

/** Makes sure that this machine has a browser; says what to do when none can be installed. */
export async function ensureChromium(): Promise<boolean> {
  if (isBestChromium()) return true;
  await installPackages(['chromium-headless-shell', 'fonts-noto-core']);
  // Not every Debian, nor what is made from it, has that package.
  if (!findChromium()) await installPackages(['chromium', 'fonts-noto-core']);
  if (!findChromium()) await runProgram('playwright-core', ['install', 'chromium']);
  if (findChromium()) return true;
  process.stderr.write(
    'Không tìm thấy và không cài được trình duyệt. Hãy cài Chromium hoặc Chrome, hoặc đặt CHROMIUM_PATH tới tệp chạy của nó.\n',
  );
  return false;
}

/**
 * Makes sure that this machine has a browser of another engine. A machine without one is told so and leaves out its
 * tests; a machine of CI fails.
 */
export async function ensureFirefox(): Promise<boolean> {
  if (!findFirefox()) await installPackages(['firefox-esr']);
  if (findFirefox()) return true;
  process.stderr.write(
    'Không tìm thấy và không cài được Firefox nên bỏ qua các phép thử của nó. Hãy cài, hoặc đặt FIREFOX_PATH tới tệp chạy của nó.\n',
  );
  return !process.env['CI'];
}

/** Makes sure that this machine has every web server; says what to do when one cannot be installed. */
export async function ensureWebServers(): Promise<boolean> {
  if (missingWebServers().length > 0) await installPackages(packagesOf(missingWebServers()));
  const missing = missingWebServers();
  if (missing.length === 0) return true;
  process.stderr.write(
    `Không tìm thấy và không cài được ${missing.join(', ')}. Hãy cài rồi chạy lại; trên Debian: apt-get install ${packagesOf(missing).join(' ')}\n`,
  );
  return false;
}

/** Makes sure that this machine has what sites are deployed with; says what to do when something cannot be installed. */
export async function ensureDeployPrograms(): Promise<boolean> {
  if (missingDeployPackages().length > 0) await installPackages(missingDeployPackages());
  const missing = missingDeployPackages();
  if (missing.length === 0) return true;
  process.stderr.write(
    `Không tìm thấy và không cài được ${missing.join(', ')}. Hãy cài rồi chạy lại; trên Debian: apt-get install ${missing.join(' ')}\n`,
  );
  return false;
}

function packagesOf(names: ReturnType<typeof missingWebServers>): string[] {
  return names.map((name) => WEB_SERVERS[name].debianPackage);
}

/** Installs Debian packages, where the system is Debian and the user its root. */
async function installPackages(packages: string[]): Promise<void> {
  const isRoot = process.getuid?.() === 0;
  if (isRoot && (await runProgram('apt-get', ['update', '-qq'])))
    await runProgram('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages]);
}
