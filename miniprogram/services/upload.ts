import { isTraineePurpose, type UploadPurpose } from '../../domain/kernel/kept-file';
import {
  checkUpload,
  endingOf,
  HEAD_BYTES,
  uploadEndings,
  type UploadProblem,
  type UploadType,
} from '../../domain/kernel/uploads';
import type { FileRef } from '../../contract/common';
import { sheet, tell } from '../page/sheets';
import { call, CallFailure, newRequestId } from './call';
import { whileLoading } from './passing';

export interface PickedFile {
  path: string;
  name: string;
  sizeBytes: number;
  /** Its first bytes; undefined where the phone cannot read them. */
  head?: Uint8Array | undefined;
}

export async function pickImages(count: number): Promise<PickedFile[]> {
  const chosen = await sheet(() => wx.chooseMedia({ count, mediaType: ['image'], sizeType: ['compressed'] }));
  return (chosen?.tempFiles ?? []).map(({ tempFilePath, size }, index) => ({
    path: tempFilePath,
    name: `照片${index + 1}.${endingOf(tempFilePath)}`,
    sizeBytes: size,
  }));
}

async function pickDocuments(count: number, extension: string[]): Promise<PickedFile[]> {
  const chosen = await sheet(() => wx.chooseMessageFile({ count, type: 'file', extension }));
  return (chosen?.tempFiles ?? []).map(({ path, name, size }) => ({ path, name, sizeBytes: size }));
}

/** What somebody picks; nothing when they close a chooser. */
async function pick(types: readonly UploadType[], count: number): Promise<PickedFile[]> {
  if (types.includes('table')) return pickDocuments(count, ['xlsx', 'csv']);
  if (!types.includes('pdf')) return pickImages(count);
  if (!types.includes('image')) return pickDocuments(count, ['pdf']);
  const from = await sheet(() => wx.showActionSheet({ itemList: ['从微信聊天选择 PDF', '拍照或从相册选择'] }));
  if (from === undefined) return [];
  return from.tapIndex === 0 ? pickDocuments(count, ['pdf']) : pickImages(count);
}

const ACCEPTED: Record<UploadType, string> = { pdf: ' PDF', image: ' JPG、PNG、HEIC 照片', table: ' .xlsx、.csv 表格' };

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
 * Lets somebody pick files and puts each into cloud storage, at the path that the server gives for it. The only way by which a
 * file leaves the phone: nobody can read it there until a call has attached it to something.
 * @param purpose what the files will be attached to; they serve nothing else
 * @returns what was uploaded; empty when they changed their mind, or a file cannot be taken (they have been told)
 * @throws {CallFailure} `networkFailed` when a file did not arrive, `tooManyUploads`
 */
export async function pickAndUpload({
  types,
  count,
  purpose,
}: {
  types: readonly UploadType[];
  count: number;
  purpose: UploadPurpose;
}): Promise<FileRef[]> {
  const picked = await acceptable(await pick(types, count), types);
  if (picked.length === 0) return [];
  return whileLoading('正在上传', async () => {
    // Asked for one after the other: the server counts them for one person.
    const paths: string[] = [];
    for (const file of picked) paths.push(await pathFor(file, purpose));
    return Promise.all(picked.map((file, index) => upload(file, paths[index] ?? '')));
  });
}

/** What was picked, if each of it can be taken; else somebody is told of the first that cannot. */
export async function acceptable(
  picked: readonly PickedFile[],
  types: readonly UploadType[],
  objectTo: (files: readonly PickedFile[]) => ReturnType<typeof objectionTo> = (files) => objectionTo(files, types),
): Promise<readonly PickedFile[]> {
  const read = await Promise.all(picked.map(async (file) => ({ ...file, head: await headOf(file) })));
  const objection = objectTo(read);
  if (objection === undefined) return picked;
  await tell(objection);
  return [];
}

/** Puts one file into cloud storage. @throws {CallFailure} as {@link pickAndUpload} */
export const sendFile = async (file: PickedFile, purpose: UploadPurpose): Promise<FileRef> =>
  upload(file, await pathFor(file, purpose));

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

/** Where the server wants a file. A question whose answer was lost is asked once more, and counts once. */
async function pathFor({ name, sizeBytes }: PickedFile, purpose: UploadPurpose): Promise<string> {
  const ending = uploadEndings.find((one) => one === endingOf(name));
  if (ending === undefined) throw new CallFailure('fileNotYours', '');
  const requestId = newRequestId();
  const asked = { sizeBytes, ending };
  const ask = () =>
    isTraineePurpose(purpose)
      ? call('upload.traineeTicket', { purpose, ...asked }, { requestId })
      : call('upload.ticket', { purpose, ...asked }, { requestId });
  try {
    return (await ask()).cloudPath;
  } catch (error) {
    if (error instanceof CallFailure && error.outcomeUnknown) return (await ask()).cloudPath;
    throw error;
  }
}

/** The rules of the storage refuse the path: no network is to blame. */
const NO_PERMISSION = -503002;

async function upload({ path, name }: PickedFile, cloudPath: string): Promise<FileRef> {
  try {
    const { fileID } = await wx.cloud.uploadFile({ cloudPath, filePath: path });
    return { fileId: fileID, fileName: name };
  } catch (error) {
    const refused =
      typeof error === 'object' && error !== null && 'errCode' in error && error.errCode === NO_PERMISSION;
    throw new CallFailure(refused ? 'internal' : 'networkFailed', '');
  }
}
