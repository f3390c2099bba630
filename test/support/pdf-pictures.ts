import { writeFileSync, mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { PNG } from 'pngjs';
import { launchBrowser } from '../../local/browser';

/** How a page of a PDF looks, as Chromium's own viewer draws it: text that is there and cannot be seen is not enough. */
export interface PdfPictures {
  /** The first page, A4 upright, fitted into the window. */
  firstPage(content: Buffer): Promise<PNG>;
  close(): Promise<void>;
}

const VIEW = { width: 820, height: 1160 };
const isPaper = (red: number, green: number, blue: number): boolean => red + green + blue === 3 * 255;

export async function openPdfPictures(): Promise<PdfPictures> {
  const browser = await launchBrowser(['--headless=new'], { ignoreDefaultArgs: ['--headless'], headless: false });
  const folder = mkdtempSync(path.join(os.tmpdir(), 'pdf-'));
  let made = 0;
  return {
    async firstPage(content) {
      const file = path.join(folder, `${(made += 1)}.pdf`);
      writeFileSync(file, content);
      const page = await browser.newPage({ viewport: VIEW });
      await page.goto(`file://${file}#toolbar=0&navpanes=0&view=Fit`);
      // The viewer tells nobody when it has drawn: until two looks are the same and there is paper on its grey ground.
      let last: Buffer = Buffer.alloc(0);
      let picture: PNG | undefined;
      for (let look = 0; look < 100 && picture === undefined; look += 1) {
        const shot = await page.screenshot();
        if (shot.equals(last)) {
          const drawn = PNG.sync.read(shot);
          if (countPixels(drawn, isPaper) > 0) picture = drawn;
        }
        last = shot;
        if (picture === undefined) await page.waitForTimeout(100);
      }
      if (picture === undefined) throw new Error('the viewer did not draw the PDF');
      await page.close();
      return picture;
    },
    close: () => browser.close(),
  };
}

/** How many pixels of a picture, or of a part of it (shares of its sides), are as `holds` wants them. */
export function countPixels(
  { width, height, data }: PNG,
  holds: (red: number, green: number, blue: number) => boolean,
  [left, top, right, bottom]: readonly [number, number, number, number] = [0, 0, 1, 1],
): number {
  let count = 0;
  for (let y = Math.floor(top * height); y < bottom * height; y += 1)
    for (let x = Math.floor(left * width); x < right * width; x += 1) {
      const at = (y * width + x) * 4;
      if (holds(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0)) count += 1;
    }
  return count;
}
