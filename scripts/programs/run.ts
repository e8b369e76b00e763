import { spawn } from 'node:child_process';

interface RunOptions {
  environment?: Record<string, string>;
  /** Receives what the program prints, which otherwise goes straight to the terminal. */
  print?: (text: string) => void;
  /** Whether the program leaves the processor to all others; of no effect on Windows. */
  isPatient?: boolean;
}

/** Runs a program and says whether it ended well. */
export function runProgram(
  program: string,
  parameters: string[],
  { environment = {}, print, isPatient = false }: RunOptions = {},
): Promise<boolean> {
  const isWindows = process.platform === 'win32';
  const words =
    isPatient && !isWindows ? ['nice', '-n', '19', program, ...parameters] : [program, ...parameters];
  const child = spawn(words[0]!, words.slice(1), {
    stdio: print ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    env: { ...process.env, ...environment, ASTRO_TELEMETRY_DISABLED: '1', DEBIAN_FRONTEND: 'noninteractive' },
    shell: isWindows,
  });
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', print!);
  return new Promise((done) => {
    child.on('error', () => done(false)).on('close', (code) => done(code === 0));
  });
}
