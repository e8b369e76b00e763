// Loaded before a command: Node keeps what it compiled, and what it made of TypeScript, for the next time.
import module from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

// Packages put in without the Node among them (npm ci --omit=dev) leave the command to the machine's own.
if (parseInt(process.versions.node) < 24) {
  process.stderr.write(
    `Cần Node 24 trở lên; máy này đang chạy Node ${process.versions.node}. ` +
      'Cài lại các gói bằng npm ci, không kèm --omit=dev, để có đúng bản Node.\n',
  );
  process.exit(2);
}

module.enableCompileCache(join(dirname(fileURLToPath(import.meta.url)), '../.cache/node'));
