import { pathOfFileId } from '../../domain/kernel/kept-file';
import type { Platform } from '../../server/platform/platform';

const PREFIX = 'cloud://local.memory/';

/** A storage in this process: what phones upload and what the server stores, by path. */
export class MemoryFiles implements Pick<Platform, 'fileUrls' | 'readFile' | 'storeFile' | 'removeFiles' | 'fileIdAt'> {
  readonly contents = new Map<string, Buffer>();
  /** Requests for addresses so far, and how many files they named. */
  addressesAsked = 0;

  /** As a phone does it, to the path that it was given. @returns the file id */
  upload(path: string, content: Uint8Array): string {
    this.contents.set(path, Buffer.from(content));
    return PREFIX + path;
  }

  fileIdAt = (path: string): Promise<string> => Promise.resolve(PREFIX + path);

  fileUrls = (fileIds: readonly string[]): Promise<Map<string, string>> => {
    this.addressesAsked += fileIds.length;
    const present = fileIds.filter((fileId) => this.contents.has(pathOfFileId(fileId)));
    return Promise.resolve(new Map(present.map((fileId) => [fileId, `https://files.memory/${pathOfFileId(fileId)}`])));
  };

  readFile: Platform['readFile'] = (fileId, maxBytes) => {
    const content = this.contents.get(pathOfFileId(fileId));
    if (!content) return Promise.resolve({ kind: 'missing' });
    return Promise.resolve(content.length > maxBytes ? { kind: 'tooBig' } : { kind: 'content', content });
  };

  storeFile = (path: string, content: Buffer): Promise<string> => Promise.resolve(this.upload(path, content));

  removeFiles = (fileIds: readonly string[]): Promise<void> => {
    for (const fileId of fileIds) this.contents.delete(pathOfFileId(fileId));
    return Promise.resolve();
  };
}
