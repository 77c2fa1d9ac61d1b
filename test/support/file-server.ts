import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Json } from './a-bot.ts';

export type FileServer = {
  /** The attachment of a message with which a person sends a file of these bytes. */
  attach(name: string, bytes: string | Uint8Array): Json;
  close(): Promise<void>;
};

/** Serves files as the storage behind a personal chat does, each under a link of its own. */
export const startFileServer = async (): Promise<FileServer> => {
  const files: (string | Uint8Array)[] = [];
  const server = createServer((request, response) => {
    const file = files[Number(request.url?.slice(1))];
    response.statusCode = file === undefined ? 404 : 200;
    response.end(file);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    attach: (name, bytes) => ({
      contentType: 'application/vnd.microsoft.teams.file.download.info',
      name,
      content: {
        downloadUrl: `http://127.0.0.1:${port}/${files.push(bytes) - 1}`,
        fileType: name.slice(name.lastIndexOf('.') + 1),
        uniqueId: 'file',
      },
    }),
    close: () => new Promise((closed) => server.close(() => closed())),
  };
};
