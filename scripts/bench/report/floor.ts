// The floor of the report: reads every Markdown file and parses its front matter with gray-matter, nothing else.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import matter from 'gray-matter';

const folder = process.argv[2]!;
for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
  if (path.endsWith('.md')) matter(readFileSync(join(folder, path), 'utf8'), {});
