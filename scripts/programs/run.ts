import { spawn } from 'node:child_process';

/**
 * Runs a program and says whether it ended well. What it prints goes straight to the terminal, or to `print`.
 */
export function runProgram(
  program: string,
  parameters: string[],
  { environment = {}, print }: { environment?: Record<string, string>; print?: (text: string) => void } = {},
): Promise<boolean> {
  const child = spawn(program, parameters, {
    stdio: print ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    env: { ...process.env, ...environment, ASTRO_TELEMETRY_DISABLED: '1', DEBIAN_FRONTEND: 'noninteractive' },
    shell: process.platform === 'win32',
  });
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', print!);
  return new Promise((done) => {
    child.on('error', () => done(false)).on('close', (code) => done(code === 0));
  });
}
