import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { slugify } from '../../../src/text/fold.ts';

const MAX_SLUG_LETTERS = 80;

/** Writes entries into a portal's folder, each under a name of its own. */
export class EntryWriter {
  readonly #folder: string;
  readonly #taken: Set<string>;

  constructor(folder: string) {
    this.#folder = folder;
    const files = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [];
    this.#taken = new Set(files.map((path) => path.replace(/^.*[/\\]/, '').replace(/\.md$/, '')));
  }

  write(path: string, frontMatter: object, body = ''): void {
    mkdirSync(dirname(join(this.#folder, path)), { recursive: true });
    writeFileSync(join(this.#folder, path), `---\n${stringify(frontMatter, { lineWidth: 0 })}---\n\n${body}`);
  }

  /** Returns a slug that no earlier title has. */
  slugFor(title: string): string {
    const wanted = slugify(title).slice(0, MAX_SLUG_LETTERS).replace(/-$/, '');
    let slug = wanted;
    for (let again = 2; this.#taken.has(slug); again++) slug = `${wanted}-${again}`;
    this.#taken.add(slug);
    return slug;
  }
}
