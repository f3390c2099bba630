import { dayOf } from '../../domain/time';
import type { FileRef } from '../../contract/common';
import { CallFailure } from './call';
import { randomText } from './request-id';
import { serverNow } from './server-clock';

/** What may be picked: pictures from camera or album, or documents from a WeChat chat. */
export type UploadType = 'image' | 'pdf';

interface PickedFile {
  path: string;
  name: string;
  sizeBytes: number;
}

/** What the contract lets through for one file. */
const MAX_FILE_BYTES = 20 * 1024 * 1024;

/** WeChat's way of saying that the user closed a chooser: no failure. */
const isCancelled = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && /cancel/i.test((error as { errMsg?: string }).errMsg ?? '');

const extensionOf = (name: string): string => /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase() ?? 'bin';

async function pickImages(count: number): Promise<PickedFile[]> {
  const { tempFiles } = await wx.chooseMedia({ count, mediaType: ['image'], sizeType: ['compressed'] });
  return tempFiles.map(({ tempFilePath, size }, index) => ({
    path: tempFilePath,
    name: `照片${index + 1}.${extensionOf(tempFilePath)}`,
    sizeBytes: size,
  }));
}

async function pickDocuments(count: number): Promise<PickedFile[]> {
  const { tempFiles } = await wx.chooseMessageFile({ count, type: 'file', extension: ['pdf'] });
  return tempFiles.map(({ path, name, size }) => ({ path, name, sizeBytes: size }));
}

async function pick(types: readonly UploadType[], count: number): Promise<PickedFile[]> {
  if (!types.includes('pdf')) return pickImages(count);
  if (!types.includes('image')) return pickDocuments(count);
  const { tapIndex } = await wx.showActionSheet({ itemList: ['从微信聊天选择 PDF', '拍照或从相册选择'] });
  return tapIndex === 0 ? pickDocuments(count) : pickImages(count);
}

/**
 * Lets the user pick files and puts them into cloud storage under `uploads/<yyyy-mm>/<random>.<ext>`. Who may read them is
 * decided by the server once a call has attached them to something.
 * @returns what was uploaded; empty when the user changed his mind, or a file was too big (he has been told)
 * @throws {CallFailure} `networkFailed` when a file did not arrive
 */
export async function pickAndUpload({
  types,
  count,
}: {
  types: readonly UploadType[];
  count: number;
}): Promise<FileRef[]> {
  let picked: PickedFile[];
  try {
    picked = await pick(types, count);
  } catch (error) {
    if (isCancelled(error)) return [];
    throw error;
  }
  const tooBig = picked.find(({ sizeBytes }) => sizeBytes > MAX_FILE_BYTES);
  if (tooBig) {
    await wx.showModal({
      title: '文件太大',
      content: `「${tooBig.name}」超过 20 MB，请压缩后再上传。`,
      showCancel: false,
      confirmText: '知道了',
    });
    return [];
  }
  void wx.showLoading({ title: '正在上传', mask: true });
  try {
    return await Promise.all(picked.map(upload));
  } finally {
    void wx.hideLoading();
  }
}

async function upload({ path, name, sizeBytes }: PickedFile): Promise<FileRef> {
  const cloudPath = `uploads/${dayOf(serverNow()).slice(0, 7)}/${randomText(24)}.${extensionOf(name)}`;
  try {
    const { fileID } = await wx.cloud.uploadFile({ cloudPath, filePath: path });
    return { fileId: fileID, fileName: name, sizeBytes };
  } catch {
    throw new CallFailure('networkFailed', '');
  }
}

/**
 * Shows a file that a call gave the URL of: pictures full screen, documents in WeChat's own viewer.
 * @throws {CallFailure} `networkFailed` when it could not be fetched or opened
 */
export async function openFile(url: string, fileName: string): Promise<void> {
  try {
    if (/^(png|jpe?g|webp|gif|heic)$/.test(extensionOf(fileName))) {
      await wx.previewImage({ urls: [url] });
      return;
    }
    void wx.showLoading({ title: '正在打开', mask: true });
    try {
      const { tempFilePath } = await new Promise<WechatMiniprogram.DownloadFileSuccessCallbackResult>(
        (resolve, reject) => {
          wx.downloadFile({ url, success: resolve, fail: reject });
        },
      );
      await wx.openDocument({ filePath: tempFilePath, fileType: 'pdf', showMenu: true });
    } finally {
      void wx.hideLoading();
    }
  } catch {
    throw new CallFailure('networkFailed', '');
  }
}
