import { existsSync, readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { planServer, type ServerPlan } from '../../hosting/files.ts';
import { readRights, type Person } from '../../hosting/rights.ts';
import {
  faultOfSettings,
  placesIn,
  readSettings,
  type Program,
  type ServerSettings,
} from '../../hosting/settings.ts';
import { parseCount } from '../../terminal/arguments.ts';
import { Failure } from '../../terminal/failure.ts';
import {
  commandsAfterRemoval,
  commandsAfterSetup,
  commandsBeforeRemoval,
  onDisk,
  refuseMachine,
  runCommands,
} from './machine.ts';
import { compareWithDisk, findRemovable, isDone, layOut, noteFinished, takeAway } from './set-up.ts';
import { tellRemoval, tellSetup, writeSetupPlan } from './setup-output.ts';

/** How a setup or a removal is to go. */
export interface SetupFlags {
  isWriting: boolean;
  isRehearsal: boolean;
  prefix: string;
  /** Whether the commands of the machine are run; a removal runs them by itself where the setup did. */
  runs: boolean;
  /** The settings that were named; the others stay as they are. */
  named: Partial<ServerSettings>;
}

/** Reads the flags of the command. Throws a Failure for those that contradict each other. */
export function readSetupFlags(flags: {
  write: boolean;
  remove: boolean;
  'dry-run': boolean;
  run: boolean;
  mail?: string | undefined;
  user?: string | undefined;
  'plain-http'?: boolean | undefined;
  'http-port'?: string | undefined;
  'https-port'?: string | undefined;
  prefix?: string | undefined;
}): SetupFlags {
  if (flags.write && (flags.remove || flags['dry-run']))
    throw new Failure('--write không đi cùng --remove hay --dry-run.');
  const port = (name: 'http-port' | 'https-port') =>
    flags[name] === undefined ? undefined : parseCount(`--${name}`, flags[name], 65_535);
  const named: Record<string, unknown> = {
    user: flags.user,
    mail: flags.mail,
    plainHttp: flags['plain-http'],
    httpPort: port('http-port'),
    httpsPort: port('https-port'),
    queue: flags.prefix === undefined ? 'systemd' : 'hook',
  };
  return {
    isWriting: flags.write,
    isRehearsal: flags['dry-run'],
    prefix: flags.prefix === undefined ? '' : resolve(flags.prefix),
    runs: flags.run || (flags.prefix === undefined && !flags.remove),
    named: Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined)),
  };
}

/** Prints what makes this machine a server, and with `--write` lays it out and starts it. Returns the exit code. */
export async function setUpServer(home: string, program: Program, flags: SetupFlags): Promise<number> {
  const { plan, settings, people } = planFor(home, program, flags);
  const steps = compareWithDisk(home, plan);
  const ownFolders = plan.folders.filter(({ path }) => steps.ownFolders.includes(path));
  const commands = commandsAfterSetup(ownFolders, settings);
  const exitCode = steps.files.some(({ state }) => state === 'edited') ? 1 : 0;
  if (!flags.isWriting) {
    process.stdout.write(writeSetupPlan(plan, steps, commands));
    process.stderr.write(`${tellSetup(steps, false)}Chưa viết gì; thêm --write để viết.\n`);
    return exitCode;
  }
  if (flags.runs && flags.prefix === '') refuseMachine();
  if (isDone(steps)) {
    process.stderr.write('Mọi tệp đã đúng, không có gì phải đổi.\n');
  } else {
    await layOut(home, plan, steps);
    if (flags.runs) await runCommands(commands);
    await noteFinished(home);
  }
  if (!isDone(steps) || exitCode !== 0) process.stderr.write(tellSetup(steps, true));
  if (people.every(({ keys }) => keys.length === 0))
    process.stderr.write(`Chưa ai có khóa: ghi khóa vào ${placesIn(home).rights} rồi chạy lại lệnh này.\n`);
  return exitCode;
}

/** Takes away what the setup wrote and nobody changed; lists what is left. Returns the exit code. */
export async function removeServer(home: string, program: Program, flags: SetupFlags): Promise<number> {
  if (!existsSync(placesIn(home).record))
    throw new Failure(`Không có ${placesIn(home).record}: ở đây lệnh này chưa cài gì, hoặc đã gỡ.`);
  const { plan } = planFor(home, program, flags);
  const isOfSystem = keptSettings(home).queue === 'systemd';
  const runs = isOfSystem || flags.runs;
  const removal = findRemovable(home, plan);
  if (flags.isRehearsal) {
    process.stderr.write(tellRemoval(removal.removed, removal.left, false));
    return 0;
  }
  if (isOfSystem) refuseMachine();
  if (runs) await runCommands(commandsBeforeRemoval());
  const left = takeAway(home, removal);
  if (runs) await runCommands(commandsAfterRemoval());
  process.stderr.write(tellRemoval(removal.removed, left, true));
  return 0;
}

/** Plans a server from the flags, the settings of an earlier run, and the rights as they are now. */
function planFor(
  home: string,
  program: Program,
  { prefix, named }: SetupFlags,
): { plan: ServerPlan; settings: ServerSettings; people: Person[] } {
  const at = placesIn(home);
  const settings = { ...keptSettings(home), ...named };
  const fault = faultOfSettings(home, program, settings);
  if (fault !== null) throw new Failure(fault);
  if (existsSync(home) && !statSync(home).isDirectory())
    throw new Failure(`${home} là một tệp; hãy ghi một thư mục.`);
  const people = existsSync(at.rights) ? readPeople(at.rights) : [];
  const plan = planServer(home, program, settings, people);
  return { plan: placed(plan, home, prefix), settings, people };
}

function keptSettings(home: string): ServerSettings {
  const { settings } = placesIn(home);
  return readSettings(existsSync(settings) ? readFileSync(settings, 'utf8') : '{}');
}

function placed({ folders, files }: ServerPlan, home: string, prefix: string): ServerPlan {
  const place = <T extends { path: string }>(each: T): T => ({
    ...each,
    path: onDisk(home, prefix, each.path),
  });
  return { folders: folders.map(place), files: files.map(place) };
}

function readPeople(file: string): Person[] {
  const rights = readRights(file, readFileSync(file, 'utf8'));
  if ('faults' in rights) throw new Failure(rights.faults.join('\n'));
  return [...rights.people.values()];
}
