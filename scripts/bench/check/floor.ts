// The floor of the check: reads every Markdown file with gray-matter and parses its body, nothing else.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import matter from 'gray-matter';
import { markdownToMdast } from 'satteri';

const folder = process.argv[2]!;
for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
  if (path.endsWith('.md')) markdownToMdast(matter(readFileSync(join(folder, path), 'utf8'), {}).content);
