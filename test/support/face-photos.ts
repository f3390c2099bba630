import { readFileSync } from 'node:fs';
import { decode, encode } from 'jpeg-js';

/**
 * Photographs of real people, cut out of the samples that face-api ships. Two of them show the same person on two evenings. What is wrong
 * with the others was done to a good one.
 */
const places = {
  anna: { sample: 1, x: 1576, y: 320, half: 270, turn: 35 },
  annaElsewhere: { sample: 3, x: 1184, y: 340, half: 230, turn: 0 },
  bella: { sample: 3, x: 685, y: 445, half: 230, turn: 0 },
  carla: { sample: 3, x: 1598, y: 400, half: 200, turn: 0 },
  dora: { sample: 6, x: 760, y: 420, half: 190, turn: 0 },
  emma: { sample: 6, x: 1592, y: 385, half: 230, turn: 0 },
  two: { sample: 3, x: 930, y: 420, half: 480, turn: 0 },
  nobody: { sample: 3, x: 420, y: 130, half: 100, turn: 0 },
} as const;
type Place = keyof typeof places;
export type FacePhoto = Place | 'blurred' | 'aslant' | 'dark' | 'bright' | 'annaTurnedByNote' | 'annaInSunglasses';

const SIDE = 640;
const QUALITY = 92;

// Inside Jest each look at a global takes long, and there are millions of them here.
const { cos, floor, max, min, round, sin } = Math;

interface Picture {
  width: number;
  height: number;
  data: Uint8Array;
}

const samples = new Map<number, Picture>();
function sampleOf(number: number): Picture {
  const known = samples.get(number);
  if (known) return known;
  const file = require.resolve(`@vladmandic/face-api/demo/sample${number}.jpg`);
  const picture = decode(readFileSync(file), { useTArray: true });
  samples.set(number, picture);
  return picture;
}

/** A square around a point, turned so that it stands upright. */
function cut(place: Place, more = 0): Picture {
  const { sample, x, y, half, turn } = places[place];
  const from = sampleOf(sample);
  const angle = ((turn + more) * Math.PI) / 180;
  const [along, across] = [cos(angle), sin(angle)];
  const data = new Uint8Array(SIDE * SIDE * 4).fill(255);
  for (let row = 0; row < SIDE; row += 1)
    for (let column = 0; column < SIDE; column += 1) {
      const dx = (column / SIDE - 0.5) * 2 * half;
      const dy = (row / SIDE - 0.5) * 2 * half;
      const fromX = min(max(round(x + dx * along - dy * across), 0), from.width - 1);
      const fromY = min(max(round(y + dx * across + dy * along), 0), from.height - 1);
      for (let channel = 0; channel < 3; channel += 1)
        data[(row * SIDE + column) * 4 + channel] = from.data[(fromY * from.width + fromX) * 4 + channel] ?? 0;
    }
  return { width: SIDE, height: SIDE, data };
}

function changed(picture: Picture, value: (at: number, column: number, row: number) => number): Picture {
  const data = picture.data.map((old, at) =>
    at % 4 === 3 ? old : min(255, value(at, floor(at / 4) % SIDE, floor(at / 4 / SIDE))),
  );
  return { ...picture, data };
}

/** Each pixel the mean of its neighbours, twice: as a hand that shakes. */
function blurred(picture: Picture): Picture {
  const REACH = 7;
  const once = (from: Picture, along: number): Picture =>
    changed(from, (at) => {
      let sum = 0;
      for (let step = -REACH; step <= REACH; step += 1) sum += from.data[at + step * along * 4] ?? from.data[at] ?? 0;
      return sum / (2 * REACH + 1);
    });
  return once(once(picture, 1), SIDE);
}

function lit(place: Place, light: (value: number) => number): Picture {
  const picture = cut(place);
  return changed(picture, (at) => light(picture.data[at] ?? 0));
}

/** Something dark before the eyes: the same person, and the numbers are not sure. */
function inSunglasses(picture: Picture): Picture {
  const isGlass = (column: number, row: number): boolean =>
    row > SIDE * 0.36 && row < SIDE * 0.46 && column > SIDE * 0.2 && column < SIDE * 0.8;
  return changed(picture, (at, column, row) => (picture.data[at] ?? 0) * (isGlass(column, row) ? 0.35 : 1));
}

const jpeg = (picture: Picture): Buffer =>
  Buffer.from(encode({ ...picture, data: Buffer.from(picture.data) }, QUALITY).data);

/** Lying on its side, with the camera's note that it has to be turned by a quarter to be seen upright. */
function turnedByNote(picture: Picture): Buffer {
  const lying = changed(picture, (at, column, row) => {
    const [fromColumn, fromRow] = [SIDE - 1 - row, column];
    return picture.data[(fromRow * SIDE + fromColumn) * 4 + (at % 4)] ?? 0;
  });
  const note = Buffer.from('ffe1002245786966000049492a0008000000010012010300010000000600000000000000', 'hex');
  const plain = jpeg(lying);
  return Buffer.concat([plain.subarray(0, 2), note, plain.subarray(2)]);
}

const made = new Map<FacePhoto, Buffer>();

/** A photograph as a phone sends it: JPEG. */
export function facePhoto(photo: FacePhoto): Buffer {
  const known = made.get(photo);
  if (known) return known;
  const content = make(photo);
  made.set(photo, content);
  return content;
}

function make(photo: FacePhoto): Buffer {
  if (photo === 'blurred') return jpeg(blurred(cut('annaElsewhere')));
  if (photo === 'aslant') return jpeg(cut('annaElsewhere', 42));
  if (photo === 'dark') return jpeg(lit('bella', (value) => value * 0.25));
  if (photo === 'bright') return jpeg(lit('bella', (value) => 228 + value * 0.12));
  if (photo === 'annaInSunglasses') return jpeg(inSunglasses(cut('annaElsewhere')));
  return photo === 'annaTurnedByNote' ? turnedByNote(cut('anna')) : jpeg(cut(photo));
}
