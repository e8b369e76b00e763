import type { Server } from 'node:net';
import { Failure } from '../terminal/failure.ts';

/** Listens on a port of this machine only. Throws a Failure when the port is taken. */
export async function listen(server: Server, port: number, host = '127.0.0.1'): Promise<void> {
  await new Promise<void>((listening, failed) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      failed(
        error.code === 'EADDRINUSE'
          ? new Failure(`Cổng mạng ${port} đang được dùng; chọn số khác với --port.`)
          : error,
      ),
    );
    server.listen(port, host, listening);
  });
}
