import type { OutputOf } from '../../contract/index';
import { endingOf, isImage, uploadTypeOf } from '../../domain/kernel/uploads';
import { CallFailure } from './call';
import { whileLoading } from './passing';

/** Where a file can be fetched, as a call says it. */
export type FileAddress = OutputOf<'materials.fileUrl'>;

/** What WeChat says of a failure of its own; '' of anything else that was thrown. */
const messageOf = (error: unknown): string =>
  typeof error === 'object' && error !== null ? ((error as { errMsg?: string }).errMsg ?? '') : '';

/** The file lies under a domain that was not entered at WeChat's console: no network is to blame, and no retry helps. */
const isDomainMissing = (error: unknown): boolean => /not in domain list/i.test(messageOf(error));

/** By what the server saw inside; a file from before that by its name. */
const isPicture = ({ type, fileName }: FileAddress): boolean =>
  type === undefined ? /^(png|jpe?g|webp|gif|heic)$/.test(endingOf(fileName)) : isImage(type);

/**
 * Shows a file: pictures full screen, documents in WeChat's own viewer. An address that is no longer valid is asked for
 * anew, once.
 * @param ask gives a fresh address
 * @param known an address that was given before; it may have grown old
 * @throws {CallFailure} `downloadBlocked` when WeChat may not fetch from where the file lies, `fileAddressExpired` when the
 * fresh address is refused as well, `fileGone` when nothing lies there, `networkFailed` when it could not be fetched or opened
 */
export function openFile(ask: () => Promise<FileAddress>, known?: FileAddress): Promise<void> {
  return whileLoading('正在打开', async () => {
    const first = known ?? (await ask());
    try {
      const fetched = await fetchFile(first.url);
      if (fetched !== undefined) return await show(first, fetched);
      const fresh = await ask();
      const again = await fetchFile(fresh.url);
      if (again === undefined) throw new CallFailure('fileAddressExpired', '');
      await show(fresh, again);
    } catch (error) {
      if (error instanceof CallFailure) throw error;
      if (!isDomainMissing(error)) throw new CallFailure('networkFailed', '');
      // WeChat fetches pictures for its own viewer from anywhere.
      if (!isPicture(first)) throw new CallFailure('downloadBlocked', '');
      await wx.previewImage({ urls: [first.url] });
    }
  });
}

async function show(file: FileAddress, path: string): Promise<void> {
  if (isPicture(file)) await wx.previewImage({ urls: [path] });
  else await wx.openDocument({ filePath: path, fileType: documentTypeOf(file), showMenu: true });
}

/** WeChat's viewer shows tables as .xlsx; it has no type for CSV. */
const documentTypeOf = ({ type }: FileAddress): 'pdf' | 'xlsx' =>
  type !== undefined && uploadTypeOf(type) === 'table' ? 'xlsx' : 'pdf';

/** The path of the fetched file on the phone; undefined when the address is too old, which the storage says with 403. */
async function fetchFile(url: string): Promise<string | undefined> {
  const { tempFilePath, statusCode } = await new Promise<WechatMiniprogram.DownloadFileSuccessCallbackResult>(
    (resolve, reject) => {
      wx.downloadFile({ url, success: resolve, fail: reject });
    },
  );
  if (statusCode === 200) return tempFilePath;
  if (statusCode === 403) return undefined;
  throw new CallFailure(statusCode === 404 ? 'fileGone' : 'networkFailed', '');
}
