import { checkUpload, endingOf, HEAD_BYTES, type UploadProblem, type UploadType } from '../../domain/kernel/uploads';
import { dayOf } from '../../domain/kernel/time';
import type { FileRef } from '../../contract/common';
import { sheet, tell } from '../page/sheets';
import { CallFailure } from './call';
import { randomText } from './request-id';
import { serverNow } from './server-clock';
import { whileLoading } from './passing';

export interface PickedFile {
  path: string;
  name: string;
  sizeBytes: number;
  /** Its first bytes; undefined where the phone cannot read them. */
  head?: Uint8Array | undefined;
}

/** What WeChat says of a failure of its own; '' of anything else that was thrown. */
const messageOf = (error: unknown): string =>
  typeof error === 'object' && error !== null ? ((error as { errMsg?: string }).errMsg ?? '') : '';

/** The file lies under a domain that was not entered at WeChat's console: no network is to blame, and no retry helps. */
const isDomainMissing = (error: unknown): boolean => /not in domain list/i.test(messageOf(error));

async function pickImages(count: number): Promise<PickedFile[]> {
  const chosen = await sheet(() => wx.chooseMedia({ count, mediaType: ['image'], sizeType: ['compressed'] }));
  return (chosen?.tempFiles ?? []).map(({ tempFilePath, size }, index) => ({
    path: tempFilePath,
    name: `照片${index + 1}.${endingOf(tempFilePath)}`,
    sizeBytes: size,
  }));
}

async function pickDocuments(count: number): Promise<PickedFile[]> {
  const chosen = await sheet(() => wx.chooseMessageFile({ count, type: 'file', extension: ['pdf'] }));
  return (chosen?.tempFiles ?? []).map(({ path, name, size }) => ({ path, name, sizeBytes: size }));
}

/** What somebody picks; nothing when they close a chooser. */
async function pick(types: readonly UploadType[], count: number): Promise<PickedFile[]> {
  if (!types.includes('pdf')) return pickImages(count);
  if (!types.includes('image')) return pickDocuments(count);
  const from = await sheet(() => wx.showActionSheet({ itemList: ['从微信聊天选择 PDF', '拍照或从相册选择'] }));
  if (from === undefined) return [];
  return from.tapIndex === 0 ? pickDocuments(count) : pickImages(count);
}

const ACCEPTED: Record<UploadType, string> = { pdf: ' PDF', image: ' JPG、PNG 照片' };

/** What is said of the first file that cannot be taken, before anything is sent; undefined when all can. */
export function objectionTo(
  files: readonly PickedFile[],
  types: readonly UploadType[],
): { title: string; content: string } | undefined {
  for (const { name, sizeBytes, head } of files) {
    const problem = checkUpload({ name, sizeBytes, head }, types);
    if (problem !== undefined) return objectionWords(problem, name, types);
  }
  return undefined;
}

function objectionWords(problem: UploadProblem, name: string, types: readonly UploadType[]) {
  switch (problem) {
    case 'fileType':
      return {
        title: '文件格式不对',
        content: `「${name}」不能上传，只接受${types.map((type) => ACCEPTED[type]).join('，或')}。`,
      };
    case 'fileContent':
      return {
        title: '文件打不开',
        content: `「${name}」的内容不是 ${endingOf(name).toUpperCase()}，可能已损坏或只是改了名字，请重新选择。`,
      };
    case 'fileEmpty':
      return { title: '文件是空的', content: `「${name}」没有内容，请重新选择。` };
    case 'fileTooBig':
      return { title: '文件太大', content: `「${name}」超过 20 MB，请压缩后再上传。` };
  }
}

/**
 * Lets somebody pick files and puts them into cloud storage under `uploads/<yyyy-mm>/<random>.<ext>`. The server decides who
 * may read them, once a call has attached them to something.
 * @returns what was uploaded; empty when they changed their mind, or a file cannot be taken (they have been told)
 * @throws {CallFailure} `networkFailed` when a file did not arrive
 */
export async function pickAndUpload({
  types,
  count,
}: {
  types: readonly UploadType[];
  count: number;
}): Promise<FileRef[]> {
  const picked = await pick(types, count);
  if (picked.length === 0) return [];
  const read = await Promise.all(picked.map(async (file) => ({ ...file, head: await headOf(file) })));
  const objection = objectionTo(read, types);
  if (objection !== undefined) {
    await tell(objection);
    return [];
  }
  return whileLoading('正在上传', () => Promise.all(picked.map(upload)));
}

/** The first bytes of a picked file: the server sees no more of it than its name. */
function headOf({ path, sizeBytes }: PickedFile): Promise<Uint8Array | undefined> {
  return new Promise((resolve) => {
    wx.getFileSystemManager().readFile({
      filePath: path,
      position: 0,
      length: Math.min(sizeBytes, HEAD_BYTES),
      success: ({ data }) => resolve(typeof data === 'string' ? undefined : new Uint8Array(data)),
      fail: () => resolve(undefined),
    });
  });
}

async function upload({ path, name, sizeBytes }: PickedFile): Promise<FileRef> {
  const cloudPath = `uploads/${dayOf(serverNow()).slice(0, 7)}/${randomText(24)}.${endingOf(name)}`;
  try {
    const { fileID } = await wx.cloud.uploadFile({ cloudPath, filePath: path });
    return { fileId: fileID, fileName: name, sizeBytes };
  } catch {
    throw new CallFailure('networkFailed', '');
  }
}

/**
 * Shows a file that a call gave the URL of: pictures full screen, documents in WeChat's own viewer.
 * @throws {CallFailure} `downloadBlocked` when WeChat may not fetch from where it lies, `networkFailed` when it could not be
 * fetched or opened
 */
export async function openFile(url: string, fileName: string): Promise<void> {
  try {
    if (/^(png|jpe?g|webp|gif|heic)$/.test(endingOf(fileName))) {
      await wx.previewImage({ urls: [url] });
      return;
    }
    await whileLoading('正在打开', async () => {
      const { tempFilePath } = await new Promise<WechatMiniprogram.DownloadFileSuccessCallbackResult>(
        (resolve, reject) => {
          wx.downloadFile({ url, success: resolve, fail: reject });
        },
      );
      await wx.openDocument({ filePath: tempFilePath, fileType: 'pdf', showMenu: true });
    });
  } catch (error) {
    throw new CallFailure(isDomainMissing(error) ? 'downloadBlocked' : 'networkFailed', '');
  }
}
