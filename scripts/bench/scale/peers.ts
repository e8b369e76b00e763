import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import type { Portal } from '../../../src/schemas/portal.ts';
import { Failure } from '../../../src/terminal/failure.ts';
import { PROJECT } from '../commands.ts';
import { ARTICLES } from '../content/commune.ts';
import type { Command } from '../process-tree.ts';
import { hasEvidencePages } from './lists.ts';

/** Another generator that builds the same pages of the same portals. */
export interface Peer {
  name: string;
  /** Returns the commands that build every portal of a content folder, each into a folder of its own. */
  buildOf(content: string, out: string): Command[];
}

const TEMPLATES = join(import.meta.dirname, 'peers');
const ELEVENTY_VERSION = '3.1.7';
/** Where Eleventy is installed, because it is no dependency of the project. */
const INSTALLED = join(PROJECT, '.cache/peers');

/** Finds the peers, or installs them: Eleventy beside the project's own packages, Hugo as a Debian package. */
export function preparePeers(folder: string): Peer[] {
  return [prepareEleventy(), prepareHugo(folder)];
}

function prepareEleventy(): Peer {
  const home = join(INSTALLED, 'node_modules/@11ty/eleventy');
  const version = () =>
    (JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string }).version;
  if (!existsSync(home) || version() !== ELEVENTY_VERSION) {
    mkdirSync(INSTALLED, { recursive: true });
    install('npm', [
      'install',
      '--prefix',
      INSTALLED,
      '--no-audit',
      '--no-fund',
      `@11ty/eleventy@${ELEVENTY_VERSION}`,
    ]);
  }
  return {
    name: `Eleventy ${version()}`,
    buildOf: (content, out) =>
      portalsOf(content).map(({ id, root }) => ({
        program: process.execPath,
        parameters: [
          join(home, 'cmd.cjs'),
          `--config=${join(TEMPLATES, 'eleventy/config.js')}`,
          `--input=${root}`,
          `--output=${join(out, id)}`,
          '--quiet',
        ],
        cwd: PROJECT,
        environment: { CONG_XA_PEER_PORTAL: root },
      })),
  };
}

function prepareHugo(folder: string): Peer {
  const version = () =>
    /v([\d.]+)/.exec(spawnSync('hugo', ['version'], { encoding: 'utf8' }).stdout ?? '')?.[1];
  if (!version()) {
    install('apt-get', ['update', '-qq']);
    install('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'hugo']);
  }
  return {
    name: `Hugo ${version() ?? ''}`,
    buildOf: (content, out) =>
      portalsOf(content).map(({ id, root }) => ({
        program: 'hugo',
        parameters: [
          '--source',
          join(TEMPLATES, 'hugo'),
          '--config',
          [join(TEMPLATES, 'hugo/config.yaml'), writeHugoConfig(folder, id, root)].join(','),
          '--destination',
          join(out, id),
          '--noBuildLock',
          '--quiet',
        ],
      })),
  };
}

/** Writes Hugo's settings for one portal: its address, its data, where its articles and pictures are. */
function writeHugoConfig(folder: string, id: string, root: string): string {
  const portal = parse(readFileSync(join(root, 'portal.yaml'), 'utf8')) as Portal;
  const namesOf = (list: { id: string; name: string }[]) =>
    Object.fromEntries(list.map((each) => [each.id, each.name]));
  const articles = join(root, ARTICLES);
  const count = readdirSync(articles).filter((name) => name.endsWith('.md')).length;
  const file = join(folder, 'hugo', `${id}.yaml`);
  mkdirSync(join(folder, 'hugo'), { recursive: true });
  writeFileSync(
    file,
    stringify({
      baseURL: portal.url,
      resourceDir: join(folder, 'hugo/resources'),
      params: {
        portal,
        sectionNames: namesOf(portal.sections),
        unitNames: namesOf(portal.units),
        evidencePages: hasEvidencePages(count),
      },
      module: {
        mounts: [
          { source: 'content', target: 'content' },
          ...(hasEvidencePages(count) ? [{ source: 'evidence', target: 'content/chi-tieu' }] : []),
          { source: 'layouts', target: 'layouts' },
          { source: join(TEMPLATES, 'blocks'), target: 'layouts/partials/blocks' },
          { source: articles, target: 'content/tin-tuc', includeFiles: '**.md' },
          { source: articles, target: 'static/anh', includeFiles: '**.jpg' },
          { source: join(PROJECT, 'public'), target: 'static' },
          { source: join(PROJECT, 'src/styles'), target: 'static/_astro' },
        ],
      },
    }),
  );
  return file;
}

function portalsOf(content: string): { id: string; root: string }[] {
  const portals = join(content, 'portals');
  return readdirSync(portals)
    .sort()
    .map((id) => ({ id, root: join(portals, id) }));
}

function install(program: string, parameters: string[]): void {
  process.stderr.write(`Cài để so sánh: ${program} ${parameters.join(' ')}\n`);
  const { status } = spawnSync(program, parameters, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (status !== 0)
    throw new Failure(
      `Không cài được bằng ${program}. Hãy cài Hugo và để npm tới được kho gói, hoặc đo cỡ nhỏ không cần chúng bằng --small.`,
    );
}
