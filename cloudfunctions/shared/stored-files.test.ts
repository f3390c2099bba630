import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Cloud } from './sdk';
import { openStoredFiles } from './stored-files';

let server: http.Server;
let sentBytes = 0;
beforeAll(async () => {
  server = http.createServer(({ url }, response) => {
    if (url !== '/huge') {
      response.writeHead(url === '/gone' ? 404 : 200).end('hello');
      return;
    }
    // Without end: whoever reads it all never comes back.
    const part = Buffer.alloc(64 * 1024);
    const more = (): void => {
      while (!response.destroyed) {
        sentBytes += part.length;
        if (!response.write(part)) {
          response.once('drain', more);
          return;
        }
      }
    };
    more();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(
  () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
);

/** A storage whose files lie at the test's own server; `asked` notes what it was asked for. */
function storage() {
  const asked: { uploads: string[]; maxAges: number[] } = { uploads: [], maxAges: [] };
  const { port } = server.address() as AddressInfo;
  const cloud: Pick<Cloud, 'getTempFileURL' | 'uploadFile'> = {
    getTempFileURL: ({ fileList }) => {
      asked.maxAges.push(...fileList.map(({ maxAge }) => maxAge));
      return Promise.resolve({
        fileList: fileList.map(({ fileID }) =>
          fileID.endsWith('none')
            ? { fileID, tempFileURL: '', status: -503003 }
            : { fileID, tempFileURL: `http://127.0.0.1:${port}/${fileID.split('/').at(-1)}`, status: 0 },
        ),
      });
    },
    uploadFile: ({ cloudPath }) => {
      asked.uploads.push(cloudPath);
      if (asked.uploads.length === 1) return Promise.reject(new Error('the storage fails once'));
      return Promise.resolve({ fileID: `cloud://env.bucket-1/${cloudPath}` });
    },
  };
  return { files: openStoredFiles(cloud as Cloud), asked };
}

describe('a stored file', () => {
  it('is read as a whole, when there is one', async () => {
    const { files } = storage();
    const text = async (fileId: string) => {
      const read = await files.readFile(fileId, 5);
      return read.kind === 'content' ? read.content.toString() : read.kind;
    };
    expect(await text('cloud://env/a')).toBe('hello');
    expect(await text('cloud://env/none')).toBe('missing');
    expect(await text('cloud://env/gone')).toBe('missing');
  });

  it('is read up to the limit and no further, however large it is', async () => {
    const { files } = storage();
    expect(await files.readFile('cloud://env/a', 4)).toEqual({ kind: 'tooBig' });
    expect(await files.readFile('cloud://env/huge', 1024 * 1024)).toEqual({ kind: 'tooBig' });
    expect(sentBytes).toBeLessThan(32 * 1024 * 1024);
  });

  it('has an address that is asked for two hours', async () => {
    const { files, asked } = storage();
    expect((await files.fileUrls(['cloud://env/a', 'cloud://env/none'])).size).toBe(1);
    expect(asked.maxAges).toEqual([7200, 7200]);
  });

  it('has an id that is known by its path, once the storage has told what ids begin with', async () => {
    const { files, asked } = storage();
    await expect(files.fileIdAt('uploads/x.pdf')).rejects.toThrow('fails once');
    expect(await files.fileIdAt('uploads/x.pdf')).toBe('cloud://env.bucket-1/uploads/x.pdf');
    expect(await files.fileIdAt('kept/y.pdf')).toBe('cloud://env.bucket-1/kept/y.pdf');
    expect(asked.uploads).toHaveLength(2);
  });
});
