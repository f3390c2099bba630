import { imageSize } from 'image-size';
import { decode } from 'jpeg-js';

/** Pixels, three bytes each, row by row. */
export interface Pixels {
  width: number;
  height: number;
  data: Uint8Array;
}

/** A phone sends about a million; a picture that unpacks to more than this is none of ours. */
const MOST_PIXELS = 16_000_000;
const MOST_MEGABYTES = 256;
/** The longer side of what is looked at. */
const LONGER_SIDE = 960;

/** A JPEG as it is seen, upright and no larger than needed; undefined for anything else. */
export function decodePhoto(photo: Buffer): Pixels | undefined {
  try {
    const { type, width = 0, height = 0, orientation = 1 } = imageSize(photo);
    if (type !== 'jpg' || width < 1 || height < 1 || width * height > MOST_PIXELS) return undefined;
    const whole = decode(photo, { useTArray: true, formatAsRGBA: false, maxMemoryUsageInMB: MOST_MEGABYTES });
    return upright(shrunk(whole), orientation);
  } catch {
    return undefined;
  }
}

/** Every pixel is the mean of those it stands for: edges stay where they are, and none is invented. */
function shrunk({ width, height, data }: Pixels): Pixels {
  const factor = Math.ceil(Math.max(width, height) / LONGER_SIDE);
  if (factor <= 1) return { width, height, data };
  const small = { width: Math.floor(width / factor), height: Math.floor(height / factor) };
  const mean = new Uint8Array(small.width * small.height * 3);
  for (let y = 0; y < small.height; y += 1)
    for (let x = 0; x < small.width; x += 1)
      for (let channel = 0; channel < 3; channel += 1) {
        let sum = 0;
        for (let row = 0; row < factor; row += 1)
          for (let column = 0; column < factor; column += 1)
            sum += data[((y * factor + row) * width + x * factor + column) * 3 + channel] ?? 0;
        mean[(y * small.width + x) * 3 + channel] = sum / (factor * factor);
      }
  return { ...small, data: mean };
}

/** Turned as the camera's note says; of mirrored ones there are none from a phone's camera. */
function upright(pixels: Pixels, orientation: number): Pixels {
  const { width, height, data } = pixels;
  const from: Record<number, (x: number, y: number) => [number, number]> = {
    3: (x, y) => [width - 1 - x, height - 1 - y],
    6: (x, y) => [y, height - 1 - x],
    8: (x, y) => [width - 1 - y, x],
  };
  const source = from[orientation];
  if (source === undefined) return pixels;
  const turned = orientation === 3 ? { width, height } : { width: height, height: width };
  const out = new Uint8Array(data.length);
  for (let y = 0; y < turned.height; y += 1)
    for (let x = 0; x < turned.width; x += 1) {
      const [fromX, fromY] = source(x, y);
      for (let channel = 0; channel < 3; channel += 1)
        out[(y * turned.width + x) * 3 + channel] = data[(fromY * width + fromX) * 3 + channel] ?? 0;
    }
  return { ...turned, data: out };
}
