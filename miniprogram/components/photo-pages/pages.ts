/** The photographs that are to become the pages of one document: their order, and what of them is uploaded already. */
import type { FileRef } from '../../../contract/common';
import { MAX_PAGES_OF_PHOTOS } from '../../../domain/kernel/photo-pages';
import { MINUTE_MS } from '../../../domain/kernel/time';
import { HEAD_BYTES, MAX_FILE_BYTES, typeOfHead } from '../../../domain/kernel/uploads';
import { fileSize } from '../../services/format';
import { objectionTo, type PickedFile } from '../../services/upload';

export interface PhotoPage extends PickedFile {
  key: string;
  /** Where it lies once it is uploaded, and since when: an upload that grows old is sent again. */
  sent?: { file: FileRef; at: number };
}

/** An upload is good for an hour; the last ten minutes are left to the server. */
const GOOD_FOR_MS = 50 * MINUTE_MS;

export const isSent = ({ sent }: PhotoPage, now: number): boolean => sent !== undefined && now < sent.at + GOOD_FOR_MS;

/** How many more may be added. */
export const roomFor = (pages: readonly PhotoPage[]): number => MAX_PAGES_OF_PHOTOS - pages.length;

/** A page one place forward (-1) or back (1); at the ends nothing moves. */
export function moved(pages: readonly PhotoPage[], key: string, by: -1 | 1): PhotoPage[] {
  const from = pages.findIndex((page) => page.key === key);
  const to = from + by;
  const next = [...pages];
  const [page, other] = [next[from], next[to]];
  if (page === undefined || other === undefined) return next;
  next[from] = other;
  next[to] = page;
  return next;
}

export const without = (pages: readonly PhotoPage[], key: string): PhotoPage[] =>
  pages.filter((page) => page.key !== key);

/** Why photographs cannot be put together, said before anything is sent; undefined when they can. */
export function photoObjection(photos: readonly PickedFile[]): ReturnType<typeof objectionTo> {
  const heic = photos.findIndex(({ head }) => head !== undefined && typeOfHead(head.slice(0, HEAD_BYTES)) === 'heic');
  if (heic !== -1)
    return {
      title: '照片是 HEIC 格式',
      content: `第 ${heic + 1} 张不能合成 PDF。请在 iPhone「设置 → 相机 → 格式」选「兼容性最佳」后重拍，或选照片时不勾「原图」。`,
    };
  return objectionTo(photos, ['image']);
}

export interface ShownPage {
  key: string;
  path: string;
  name: string;
  size: string;
  sent: boolean;
  first: boolean;
  last: boolean;
}

export const shownPages = (pages: readonly PhotoPage[], now: number): ShownPage[] =>
  pages.map((page, index) => ({
    key: page.key,
    path: page.path,
    name: `第 ${index + 1} 页`,
    size: fileSize(page.sizeBytes),
    sent: isSent(page, now),
    first: index === 0,
    last: index === pages.length - 1,
  }));

/** What stands above the button: the whole, and why it may be too much. */
export function sumLine(pages: readonly PhotoPage[]): { line: string; tooBig: boolean } {
  const bytes = pages.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const tooBig = bytes > MAX_FILE_BYTES;
  const line = `${pages.length} 页，共 ${fileSize(bytes)}`;
  return { line: tooBig ? `${line}，超过 20 MB，请删掉几页或选压缩的照片` : line, tooBig };
}
