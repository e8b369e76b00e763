import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

/**
 * Chromium without its windows, as Debian packs it: the same engine of the same version draws a page for 60 % of the CPU
 * that the whole browser takes, and opens a context for half.
 */
const HEADLESS = '/usr/bin/chromium-headless-shell';

const INSTALLED = [
  HEADLESS,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * Features of Chromium to switch off. It heeds the last such list alone, so that Playwright's own is here too, and after
 * it the two popups of an address bar that nobody sees: each costs every window a process.
 */
const DISABLED_FEATURES = [
  ...['AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'HttpsUpgrades'],
  ...['HttpsFirstBalancedModeAutoEnable', 'LensOverlay', 'MediaRouter', 'PaintHolding'],
  ...['ThirdPartyStoragePartitioning', 'AvoidCorsURLLoaderRestartOnRedirect', 'TcpPortRandomizationWin'],
  ...['OptimizationHints', 'NetworkTimeServiceQuerying', 'AimEnabled', 'PreconnectToSearch'],
  ...['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup'],
];

/** Finds a browser on this machine: `CHROMIUM_PATH`, an installed Chromium or Chrome, or Playwright's own. */
export function findChromium(): string | undefined {
  return [process.env['CHROMIUM_PATH'], ...INSTALLED, chromium.executablePath()].find(
    (path) => path && existsSync(path),
  );
}

/** Says whether nothing better than the browser found can be had: the user has chosen it, or it has no windows. */
export function isBestChromium(path = findChromium()): boolean {
  return path !== undefined && [process.env['CHROMIUM_PATH'], HEADLESS].includes(path);
}

/** Starts the browser that was found, quiet towards the network. No browser is a failure, never a skip. */
export async function startBrowser(more: string[] = []): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath)
    throw new Error(
      'Không tìm thấy trình duyệt. Cài Chromium, hoặc đặt CHROMIUM_PATH tới tệp chạy của Chrome.',
    );
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--disable-features=${DISABLED_FEATURES.join(',')}`,
      ...more,
    ],
  });
}
