/** Pages of a PDF as pictures (J4), drawn by PDFium in its own memory: what a hostile file does to it ends with the function's instance. */
import { readFileSync } from 'node:fs';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { encode } from 'jpeg-js';

/** Sharp enough to read a seal on a phone that shows two pages side by side and enlarges them three times. */
const WIDTH = 1000;
const MOST_HEIGHT = 3000;
const QUALITY = 75;

let library: Promise<PDFiumLibrary> | undefined;

/** Loaded when the first page is asked for, never when a function starts. */
const pdfium = (): Promise<PDFiumLibrary> =>
  (library ??= PDFiumLibrary.init({
    wasmBinary: new Uint8Array(readFileSync(require.resolve('@hyzyla/pdfium/dist/pdfium.wasm'))).buffer,
  }));

/**
 * @param page counted from 1
 * @returns how many pages there are, and the one as JPEG; no picture where there is no such page
 * @throws what PDFium says of a file that it cannot read
 */
export async function pagePicture(content: Buffer, page: number): Promise<{ pages: number; picture: Buffer | null }> {
  const document = await (await pdfium()).loadDocument(content);
  try {
    const pages = document.getPageCount();
    if (page > pages) return { pages, picture: null };
    const drawn = document.getPage(page - 1);
    const { originalWidth, originalHeight } = drawn.getOriginalSize();
    const scale = Math.min(WIDTH / Math.max(originalWidth, 1), MOST_HEIGHT / Math.max(originalHeight, 1));
    const { width, height, data } = await drawn.render({ scale, render: 'bitmap' });
    return { pages, picture: Buffer.from(encode({ width, height, data: asRgba(data) }, QUALITY).data) };
  } finally {
    document.destroy();
  }
}

/** PDFium draws blue first. */
function asRgba(bgra: Uint8Array): Uint8Array {
  const rgba = Uint8Array.from(bgra);
  for (let at = 0; at < rgba.length; at += 4) {
    rgba[at] = bgra[at + 2] ?? 0;
    rgba[at + 2] = bgra[at] ?? 0;
  }
  return rgba;
}
