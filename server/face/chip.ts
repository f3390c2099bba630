import type { Pixels } from './decode';

export interface Spot {
  x: number;
  y: number;
}

/** Side of the upright face that the network was made for, and what stands around it. */
const CHIP_SIDE = 150;
const PADDING = 0.25;

/** Where dlib's mean face has the corners of the eyes and the base of the nose, in the order of {@link FIVE}. */
const MEAN_FACE: readonly (readonly [number, number])[] = [
  [0.8595674595992, 0.2134981538014],
  [0.6460604764104, 0.2289674387677],
  [0.1205750620789, 0.2137274526848],
  [0.3340850613712, 0.2290642403242],
  [0.4901123135679, 0.6277975316475],
];
/** The same among the 68 points of a face. */
const FIVE = [45, 42, 36, 39, 33] as const;

const inChip = (share: number): number => ((PADDING + share) / (2 * PADDING + 1)) * CHIP_SIDE;

/** Turning, scale and shift that take a point of the chip into the photograph, closest to all five (least squares). */
function wayIntoPhoto(points: readonly Spot[]): (x: number, y: number) => Spot {
  const from = MEAN_FACE.map(([x, y]) => ({ x: inChip(x), y: inChip(y) }));
  const to = FIVE.map((index) => points[index] ?? { x: 0, y: 0 });
  const mean = (spots: readonly Spot[]): Spot => ({
    x: spots.reduce((sum, { x }) => sum + x, 0) / spots.length,
    y: spots.reduce((sum, { y }) => sum + y, 0) / spots.length,
  });
  const [fromMean, toMean] = [mean(from), mean(to)];
  let [along, across, spread] = [0, 0, 0];
  from.forEach((spot, index) => {
    const [x, y] = [spot.x - fromMean.x, spot.y - fromMean.y];
    const [u, v] = [(to[index]?.x ?? 0) - toMean.x, (to[index]?.y ?? 0) - toMean.y];
    along += x * u + y * v;
    across += x * v - y * u;
    spread += x * x + y * y;
  });
  const [a, b] = [along / spread, across / spread];
  return (x, y) => ({
    x: toMean.x + a * (x - fromMean.x) - b * (y - fromMean.y),
    y: toMean.y + b * (x - fromMean.x) + a * (y - fromMean.y),
  });
}

/** The face cut out upright, eyes and nose where the network expects them: a turned face would match nobody (measured). */
export function uprightFace(photo: Pixels, points: readonly Spot[]): Pixels {
  const into = wayIntoPhoto(points);
  const data = new Uint8Array(CHIP_SIDE * CHIP_SIDE * 3);
  for (let y = 0; y < CHIP_SIDE; y += 1)
    for (let x = 0; x < CHIP_SIDE; x += 1) {
      const spot = into(x, y);
      for (let channel = 0; channel < 3; channel += 1)
        data[(y * CHIP_SIDE + x) * 3 + channel] = between(photo, spot, channel);
    }
  return { width: CHIP_SIDE, height: CHIP_SIDE, data };
}

/** The value between four pixels; beyond the edge that of the edge. */
function between({ width, height, data }: Pixels, { x, y }: Spot, channel: number): number {
  const left = Math.min(Math.max(Math.floor(x), 0), width - 2);
  const top = Math.min(Math.max(Math.floor(y), 0), height - 2);
  const right = Math.min(Math.max(x - left, 0), 1);
  const below = Math.min(Math.max(y - top, 0), 1);
  const at = (column: number, row: number): number => data[((top + row) * width + left + column) * 3 + channel] ?? 0;
  return (
    (at(0, 0) * (1 - right) + at(1, 0) * right) * (1 - below) + (at(0, 1) * (1 - right) + at(1, 1) * right) * below
  );
}

const brightness = ({ data }: Pixels): Float64Array => {
  const grey = new Float64Array(data.length / 3);
  for (let at = 0; at < grey.length; at += 1)
    grey[at] = 0.299 * (data[at * 3] ?? 0) + 0.587 * (data[at * 3 + 1] ?? 0) + 0.114 * (data[at * 3 + 2] ?? 0);
  return grey;
};

/** How bright the middle of a picture is, and how much its brightness changes from pixel to pixel (variance of the Laplacian). */
export function lightOf(picture: Pixels): { luma: number; sharpness: number } {
  const grey = brightness(picture);
  const { width: side, height } = picture;
  const edge = Math.round(Math.min(side, height) * 0.15);
  const laplacians: number[] = [];
  let sum = 0;
  for (let y = edge; y < height - edge; y += 1)
    for (let x = edge; x < side - edge; x += 1) {
      const at = (dx: number, dy: number): number => grey[(y + dy) * side + x + dx] ?? 0;
      sum += at(0, 0);
      laplacians.push(4 * at(0, 0) - at(1, 0) - at(-1, 0) - at(0, 1) - at(0, -1));
    }
  const mean = laplacians.reduce((total, value) => total + value, 0) / laplacians.length;
  const variance = laplacians.reduce((total, value) => total + (value - mean) ** 2, 0) / laplacians.length;
  return { luma: sum / laplacians.length, sharpness: variance };
}
