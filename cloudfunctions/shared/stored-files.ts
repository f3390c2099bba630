import { FILE_URL_LIVES_MS, type FileRead, type Platform } from '../../server/platform/platform';
import type { Cloud } from './sdk';

/** At most so many file ids a request. */
const FILES_A_REQUEST = 50;
/** A file of the largest size takes a second or two inside the cloud. */
const READ_WITHIN_MS = 20_000;
/** Stored once an instance to learn what file ids of this environment begin with: the SDK tells that of nothing else. */
const MARKER = 'server/marker.txt';

type StoredFiles = Pick<Platform, 'fileUrls' | 'readFile' | 'storeFile' | 'removeFiles' | 'fileIdAt'>;

/** Cloud storage, as the server uses it. */
export function openStoredFiles(cloud: Cloud): StoredFiles {
  let prefix: Promise<string> | undefined;

  async function fileUrls(fileIds: readonly string[]): Promise<Map<string, string>> {
    const maxAge = FILE_URL_LIVES_MS / 1000;
    const urls = new Map<string, string>();
    for (let start = 0; start < fileIds.length; start += FILES_A_REQUEST) {
      const slice = fileIds.slice(start, start + FILES_A_REQUEST).map((fileID) => ({ fileID, maxAge }));
      const { fileList } = await cloud.getTempFileURL({ fileList: slice });
      for (const file of fileList)
        if (file.status === 0 && file.tempFileURL !== '') urls.set(file.fileID, file.tempFileURL);
    }
    return urls;
  }

  async function storeFile(path: string, content: Buffer): Promise<string> {
    return (await cloud.uploadFile({ cloudPath: path, fileContent: content })).fileID;
  }

  return {
    fileUrls,
    storeFile,
    async readFile(fileId, maxBytes) {
      const url = (await fileUrls([fileId])).get(fileId);
      return url === undefined ? { kind: 'missing' } : fetchAtMost(url, maxBytes);
    },
    async removeFiles(fileIds) {
      for (let start = 0; start < fileIds.length; start += FILES_A_REQUEST)
        await cloud.deleteFile({ fileList: fileIds.slice(start, start + FILES_A_REQUEST) });
    },
    async fileIdAt(path) {
      prefix ??= storeFile(MARKER, Buffer.from('marker')).then((fileId) => fileId.slice(0, -MARKER.length));
      try {
        return (await prefix) + path;
      } catch (thrown) {
        prefix = undefined;
        throw thrown;
      }
    },
  };
}

/** The SDK's own `downloadFile` takes a file of any size into memory, and waits for ever. */
async function fetchAtMost(url: string, maxBytes: number): Promise<FileRead> {
  const response = await fetch(url, { signal: AbortSignal.timeout(READ_WITHIN_MS) });
  if (response.status === 404 || !response.body) return { kind: 'missing' };
  if (!response.ok) throw new Error(`a stored file answers ${response.status}`);
  const body: AsyncIterable<Uint8Array> = response.body;
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body) {
    size += part.length;
    // Leaving the loop ends the transfer.
    if (size > maxBytes) return { kind: 'tooBig' };
    parts.push(part);
  }
  return { kind: 'content', content: Buffer.concat(parts) };
}
