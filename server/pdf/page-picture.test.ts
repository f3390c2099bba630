import { readFileSync } from 'node:fs';
import path from 'node:path';
import { decode } from 'jpeg-js';
import { pagePicture } from './page-picture';

const agenda = readFileSync(path.join(__dirname, '../../sample/documents/agenda.pdf'));

describe('a page as a picture', () => {
  it('is drawn on white, a thousand pixels across, with something on it', async () => {
    const { pages, picture } = await pagePicture(agenda, 1);
    expect(pages).toBe(2);
    const { width, data } = decode(picture ?? Buffer.alloc(0), { useTArray: true });
    expect(width).toBe(1000);
    const luminance = (at: number) => ((data[at] ?? 0) + (data[at + 1] ?? 0) + (data[at + 2] ?? 0)) / 3;
    expect(luminance(0)).toBeGreaterThan(240);
    let dark = 0;
    for (let at = 0; at < data.length; at += 4) if (luminance(at) < 100) dark += 1;
    expect(dark).toBeGreaterThan(500);
  });

  it('is none where there is no such page', async () => {
    expect(await pagePicture(agenda, 3)).toEqual({ pages: 2, picture: null });
  });

  it('fails for what is no PDF, and draws the next one all the same', async () => {
    await expect(pagePicture(Buffer.from('%PDF-1.7 nothing'), 1)).rejects.toThrow();
    expect((await pagePicture(agenda, 2)).picture).not.toBeNull();
  });
});
