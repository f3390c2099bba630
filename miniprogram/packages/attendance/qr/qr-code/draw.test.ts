import { readFileSync } from 'node:fs';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { codeModules, drawCode, type Pencil } from './draw';

const TOKEN = '1K8Q3ZT0V00R5CXM4H7WJ2PDS6NA9B';

/** A canvas of grey pixels: dark where the fill is not white. */
function canvas(size: number): {
  pencil: Pencil;
  image: { data: Uint8ClampedArray<ArrayBuffer>; width: number; height: number; colorSpace: 'srgb' };
} {
  const data = new Uint8ClampedArray(size * size * 4).fill(255);
  const pencil: Pencil = {
    fillStyle: '',
    fillRect(left, top, width, height) {
      const shade = this.fillStyle === '#FFFFFF' ? 255 : 20;
      for (let y = top; y < top + height; y += 1)
        for (let x = left; x < left + width; x += 1) data.fill(shade, (y * size + x) * 4, (y * size + x) * 4 + 3);
    },
  };
  return { pencil, image: { data, width: size, height: size, colorSpace: 'srgb' } };
}

/** Columns of the image that hold a dark pixel: first and last. */
function inkedColumns({
  data,
  width,
  height,
}: {
  data: Uint8ClampedArray;
  width: number;
  height: number;
}): [number, number] {
  const inked = Array.from({ length: width }, (_, x) =>
    Array.from({ length: height }, (_unused, y) => data[(y * width + x) * 4]).some((shade) => shade !== 255),
  );
  return [inked.indexOf(true), inked.lastIndexOf(true)];
}

beforeAll(() => {
  const wasm = readFileSync(require.resolve('zxing-wasm/reader/zxing_reader.wasm'));
  prepareZXingModule({
    overrides: { wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength) },
  });
});

it.each([355, 700, 1050])('is read back by a real decoder when drawn over %i pixels', async (size) => {
  const { pencil, image } = canvas(size);
  drawCode(pencil, { text: TOKEN, size });
  const results = await readBarcodes(image, { formats: ['QRCode'] });
  expect(results.map(({ text, ecLevel }) => [text, ecLevel])).toEqual([[TOKEN, 'M']]);
});

it('makes a version 2 code of a token, with four white modules on each side', () => {
  expect(codeModules(TOKEN)).toHaveLength(25);
  const { pencil, image } = canvas(660);
  drawCode(pencil, { text: TOKEN, size: 660 });
  expect(inkedColumns(image)).toEqual([80, 579]);
});

it('fills 70 % of the screen’s width and more', () => {
  const width = 750;
  const { pencil, image } = canvas(700);
  drawCode(pencil, { text: TOKEN, size: 700 });
  const [first, last] = inkedColumns(image);
  expect((last - first + 1) / width).toBeGreaterThanOrEqual(0.7);
});

it('leaves nothing of the last code behind when there is none', () => {
  const { pencil, image } = canvas(100);
  drawCode(pencil, { text: TOKEN, size: 100 });
  drawCode(pencil, { text: '', size: 100 });
  expect(inkedColumns(image)).toEqual([-1, -1]);
});
