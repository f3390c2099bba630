/**
 * `npm run bench -- reach`: how far away the rotating code is read. The smallest picture, in pixels of a camera's sensor
 * across the whole square with its quiet zone, that a real decoder reads in 95 of 100 photographs; against a JWT that says
 * the same. Both are drawn by the display page's own code, at its size. The photographs are seeded: every run takes the same.
 */
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { mintToken } from '../domain/attendance/token';
import { drawCode, type Pencil } from '../miniprogram/packages/attendance/qr/qr-code/draw';
import { photograph, type GreyPicture } from './support/camera';
import { judged, measure, type Result } from './support/measure';

const BAR = 0.6;
const TRIALS = 300;
const MOST_UNREAD = TRIALS * 0.05;
/** Codes differ in their pattern, and some patterns are read worse than others. */
const CODES = 20;
/** The page's square on a phone 375 wide with three pixels a point. */
const DISPLAY_SIDE = 1050;
const LARGEST = 400;

const wasm = readFileSync(require.resolve('zxing-wasm/reader/zxing_reader.wasm'));
prepareZXingModule({
  overrides: { wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength) },
});

const key = Buffer.alloc(32, 'any key');
const SESSION = '7K3M9QPX';
const MADE_AT = 1_764_374_400;

/** The token of the code that is shown as the `index`-th one. */
function token(index: number): string {
  const claims = { keyVersion: 1, sessionCode: SESSION, second: 5 * index };
  return mintToken({ claims, macOf: (body) => createHmac('sha256', key).update(body).digest() });
}

/** The same as a JWT: 153 characters. */
function jwt(index: number): string {
  const part = (claims: object) => Buffer.from(JSON.stringify(claims)).toString('base64url');
  const signed = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ keyVersion: 1, session: SESSION, iat: MADE_AT + 5 * index })}`;
  return `${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`;
}

/** A code as the display page draws it, in shades of grey. */
function drawn(text: string): GreyPicture {
  const shades = new Uint8ClampedArray(DISPLAY_SIDE ** 2);
  const pencil: Pencil = {
    fillStyle: '',
    fillRect(left, top, width, height) {
      const [red, green, blue] = Buffer.from(String(this.fillStyle).slice(1), 'hex');
      const shade = Math.round(0.299 * (red ?? 0) + 0.587 * (green ?? 0) + 0.114 * (blue ?? 0));
      for (let y = top; y < top + height; y += 1)
        shades.fill(shade, y * DISPLAY_SIDE + left, y * DISPLAY_SIDE + left + width);
    },
  };
  drawCode(pencil, { text, size: DISPLAY_SIDE });
  return { side: DISPLAY_SIDE, shades };
}

async function isRead({ side, shades }: GreyPicture, text: string): Promise<boolean> {
  const data = new Uint8ClampedArray(4 * side * side);
  shades.forEach((shade, at) => {
    data.fill(shade, 4 * at, 4 * at + 3);
    data[4 * at + 3] = 255;
  });
  const image = { data, width: side, height: side, colorSpace: 'srgb' as const };
  const found = await readBarcodes(image, { formats: ['QRCode'] });
  return found.some((code) => code.text === text);
}

/** Whether codes of this many pixels are read often enough; gives up at the first photograph too many. */
async function isReadAt(codes: readonly { text: string; picture: GreyPicture }[], across: number): Promise<boolean> {
  let unread = 0;
  for (let trial = 0; trial < TRIALS; trial += 1) {
    const code = codes[trial % codes.length];
    if (code && !(await isRead(photograph(code.picture, { across, seed: trial + 1 }), code.text))) unread += 1;
    if (unread > MOST_UNREAD) return false;
  }
  return true;
}

async function smallest(textOf: (index: number) => string): Promise<number> {
  const codes = Array.from({ length: CODES }, (_, index) => ({ text: textOf(index), picture: drawn(textOf(index)) }));
  for (let across = 40; across <= LARGEST; across += 1) if (await isReadAt(codes, across)) return across;
  throw new Error(`not read at ${LARGEST} pixels either`);
}

async function main(): Promise<Result> {
  const value = await smallest(token);
  const peerValue = await smallest(jwt);
  const ratio = value / peerValue;
  const peer = `the same claims as a JWT of ${jwt(0).length} bytes`;
  const judgement = judged({ ratio, pixels: value, jwtPixels: peerValue }, { ratio: { atMost: BAR } });
  return { bench: 'reach', value, unit: 'px across', peer, peerValue, ratio, ...judgement };
}

measure(main);
