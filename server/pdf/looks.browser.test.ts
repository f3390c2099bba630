import { imageSize } from 'image-size';
import { PNG } from 'pngjs';
import { aJpeg } from '../../test/support/files';
import { countPixels, openPdfPictures, type PdfPictures } from '../../test/support/pdf-pictures';
import { aPaperProject } from '../../test/support/paper-project';
import { bareJpeg } from './bare-jpeg';
import { openPdf } from './open-pdf';
import { paperPdf } from './project-papers';
import { photosPdf } from './photos-pdf';
import { drawRows } from './rows';

const at = Date.parse('2025-11-20T09:00:00+08:00');
const isRed = (red: number, green: number, blue: number) => red > 150 && green < 90 && blue < 90;
const isBlue = (red: number, green: number, blue: number) => blue > 150 && green < 90 && red < 90;
const isInk = (red: number, green: number, blue: number) => red + green + blue < 300;
type Part = readonly [number, number, number, number];
const TOP: Part = [0, 0, 1, 0.5];
const BOTTOM: Part = [0, 0.5, 1, 1];
const LEFT: Part = [0, 0, 0.5, 1];
const RIGHT: Part = [0.5, 0, 1, 1];

let pictures: PdfPictures;
beforeAll(async () => {
  pictures = await openPdfPictures();
});
afterAll(() => pictures.close());

const shown = async (photo: Buffer, type: 'jpeg' | 'png' = 'jpeg'): Promise<PNG> => {
  const made = await photosPdf([{ type, content: photo }], '会议通知');
  if (!Buffer.isBuffer(made)) throw new Error('no PDF was made');
  return pictures.firstPage(made);
};

describe('photographs on the pages of a PDF', () => {
  // The sample is red on its left and blue on its right.
  it.each<[number, Part, Part]>([
    [1, LEFT, RIGHT],
    [3, RIGHT, LEFT],
    [6, TOP, BOTTOM],
    [8, BOTTOM, TOP],
  ])('stand as the camera was held: orientation %i', async (orientation, red, blue) => {
    const picture = await shown(aJpeg({ orientation }));
    const where = (part: Part, holds: typeof isRed) => countPixels(picture, holds, part);
    expect(where(red, isRed)).toBeGreaterThan(20_000);
    expect(where(blue, isBlue)).toBeGreaterThan(20_000);
    expect(where(red, isBlue)).toBeLessThan(where(red, isRed) / 20);
  });

  it('may be PNG with parts that one sees through', async () => {
    const png = new PNG({ width: 20, height: 30 });
    for (let at = 0; at < png.data.length; at += 4) png.data.set([200, 0, 0, at < png.data.length / 2 ? 255 : 0], at);
    const picture = await shown(PNG.sync.write(png), 'png');
    expect(countPixels(picture, isRed, TOP)).toBeGreaterThan(50_000);
    expect(countPixels(picture, isRed, [0, 0.55, 1, 1])).toBe(0);
  });
});

describe('a paper of a project', () => {
  it('is readable: its title, the names of its fields and what stands in them leave ink on the page', async () => {
    const filled = await pictures.firstPage(await paperPdf('registration', { project: aPaperProject(), at }));
    const blank = await pictures.firstPage(await paperPdf('registration', { project: undefined, at }));
    const title = [0.2, 0.04, 0.8, 0.11] as const;
    expect(countPixels(blank, isInk, title)).toBeGreaterThan(1_500);
    expect(countPixels(filled, isInk, title)).toBe(countPixels(blank, isInk, title));
    // The second column of the first fields: empty in the one, written in the other.
    const values = [0.28, 0.14, 0.48, 0.45] as const;
    const lines = countPixels(blank, isInk, values);
    expect(countPixels(filled, isInk, values)).toBeGreaterThan(lines + 500);
  });

  it('prints a rare character that the font has, and a mark for one that it lacks', async () => {
    const inkOf = async (text: string) => {
      const pdf = await openPdf({ title: '字', at });
      pdf.doc.fontSize(120).text(pdf.words(text));
      return countPixels(await pictures.firstPage(await pdf.finish()), isInk, [0, 0, 1, 0.5]);
    };
    const [rare, lacking, geta, nothing] = [await inkOf('䶮'), await inkOf('𠮷'), await inkOf('〓'), await inkOf(' ')];
    expect(rare).toBeGreaterThan(nothing + 2_000);
    expect(lacking).toBe(geta);
    expect(geta).toBeGreaterThan(nothing + 2_000);
  });

  it('repeats the head of a table on the next page, and never loses a row', async () => {
    const pdf = await openPdf({ title: '签到表', at });
    const rows = Array.from({ length: 80 }, (_, index) => [
      { text: `第 ${index + 1} 行` },
      { text: '长沙市XX医院'.repeat(index % 9) },
    ]);
    drawRows(pdf, {
      columns: [1, 2],
      head: [
        { text: '序号', label: true },
        { text: '单位', label: true },
      ],
      rows,
    });
    const { count } = pdf.doc.bufferedPageRange();
    expect(count).toBeGreaterThan(3);
    expect(pdf.doc.y).toBeLessThan(pdf.bottom + 1);
    expect((await pdf.finish()).subarray(0, 5).toString()).toBe('%PDF-');
  });
});

describe('a photograph without its notes', () => {
  it('is the same picture, and says nothing of place or camera', () => {
    const photo = aJpeg({ orientation: 6, mark: 'secret' });
    const bare = bareJpeg(Buffer.concat([photo, Buffer.from('a film behind the end, 28.19N')]), 6);
    expect(bare?.toString('latin1')).not.toMatch(/GPS|iPhone|secret|28\.19/);
    expect(bare && imageSize(bare)).toMatchObject({ width: 16, height: 8, orientation: 6 });
    expect(bareJpeg(aJpeg(), 1)).toEqual(bareJpeg(aJpeg({ orientation: 8, mark: 'other' }), 1));
  });

  it.each([1, 3, 20, 400])('is not taken when %i bytes of its end are missing', (lost) => {
    const photo = aJpeg();
    expect(bareJpeg(photo.subarray(0, photo.length - lost), 1)).toBeUndefined();
  });
});
