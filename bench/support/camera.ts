import { createCipheriv } from 'node:crypto';

/** A square grey picture: one byte a pixel, row by row, 0 black to 255 white. */
export interface GreyPicture {
  side: number;
  shades: Uint8ClampedArray;
}

/** Bytes that look random and are the same for every run of a seed. */
class Chance {
  readonly #cipher;

  constructor(seed: number) {
    const key = Buffer.alloc(16);
    key.writeUInt32LE(seed);
    this.#cipher = createCipheriv('aes-128-ctr', key, Buffer.alloc(16));
  }

  bytes(length: number): Buffer {
    return this.#cipher.update(Buffer.alloc(length));
  }

  /** Evenly between `low` and `high`. */
  between(low: number, high: number): number {
    return low + (this.bytes(4).readUInt32LE() / 2 ** 32) * (high - low);
  }

  either(one: number, other: number): number {
    return this.between(0, 1) < 0.5 ? one : other;
  }
}

/** What is behind the square that holds the code: the display's dark stage. */
const AROUND = 60;
/** The frame is wider than the square by this, so that the code has to be found. */
const FRAME = 1.5;
/** Points of the scene that make one pixel of the sensor, along each side. */
const OVERSAMPLING = 3;

/** How the phone was held: angles in radians, blur in pixels of the sensor, noise in shades. */
interface Shot {
  turn: number;
  tilt: number;
  tiltDirection: number;
  shiftX: number;
  shiftY: number;
  blur: number;
  noise: number;
  dark: number;
  light: number;
}

const degrees = (angle: number): number => (angle * Math.PI) / 180;

function shotOf(chance: Chance): Shot {
  return {
    turn: degrees(chance.between(-12, 12)) + degrees(chance.either(0, 90)),
    tilt: degrees(chance.between(5, 25)),
    tiltDirection: degrees(chance.between(0, 360)),
    shiftX: chance.between(-0.5, 0.5),
    shiftY: chance.between(-0.5, 0.5),
    blur: chance.between(0.4, 0.8),
    noise: chance.between(4, 12),
    dark: chance.between(20, 60),
    light: chance.between(170, 240),
  };
}

/** Where a point of the sensor lies on the square; both run from -0.5 to 0.5 over the square's width as it is seen. */
function sceneOf({ turn, tilt, tiltDirection }: Shot): (x: number, y: number) => [number, number] {
  const [cosTurn, sinTurn] = [Math.cos(turn), Math.sin(turn)];
  const [cosTo, sinTo] = [Math.cos(tiltDirection), Math.sin(tiltDirection)];
  // Seen from three widths away, so that a tilted square is a trapezium and not a mere parallelogram.
  const distance = 3;
  const [cosTilt, sinTilt] = [Math.cos(tilt), Math.sin(tilt)];
  return (x, y) => {
    const [along, across] = [x * cosTo + y * sinTo, y * cosTo - x * sinTo];
    const depth = distance / (distance * cosTilt - along * sinTilt);
    const [sceneAlong, sceneAcross] = [along * depth, across * depth * cosTilt];
    const [u, v] = [sceneAlong * cosTo - sceneAcross * sinTo, sceneAlong * sinTo + sceneAcross * cosTo];
    return [u * cosTurn + v * sinTurn, v * cosTurn - u * sinTurn];
  };
}

function blurred(shades: Float64Array, side: number, sigma: number): Float64Array {
  const reach = Math.ceil(3 * sigma);
  const weights = Array.from({ length: 2 * reach + 1 }, (_, index) =>
    Math.exp(-((index - reach) ** 2) / (2 * sigma ** 2)),
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const once = (from: Float64Array, step: number, row: number): Float64Array => {
    const to = new Float64Array(from.length);
    for (let line = 0; line < side; line += 1)
      for (let at = 0; at < side; at += 1) {
        let sum = 0;
        for (let index = 0; index < weights.length; index += 1) {
          const beside = Math.min(side - 1, Math.max(0, at + index - reach));
          sum += (weights[index] ?? 0) * (from[line * row + beside * step] ?? 0);
        }
        to[line * row + at * step] = sum / total;
      }
    return to;
  };
  return once(once(shades, 1, side), side, 1);
}

/**
 * Photographs a square from the front of a hall as a phone does: turned by up to 12° (or by that and a quarter), tilted by
 * 5–25°, out of focus by 0.4–0.8 pixels, in a light of its own, with noise of 4–12 shades.
 * @param across pixels of the sensor that the square covers when it is not tilted
 * @param seed the same seed holds the phone the same way, whatever is photographed
 */
export function photograph(square: GreyPicture, { across, seed }: { across: number; seed: number }): GreyPicture {
  const chance = new Chance(seed);
  const shot = shotOf(chance);
  const onSquare = sceneOf(shot);
  const side = Math.ceil(across * FRAME);
  const sharp = new Float64Array(side * side);
  for (let y = 0; y < side; y += 1)
    for (let x = 0; x < side; x += 1) {
      let sum = 0;
      for (let part = 0; part < OVERSAMPLING ** 2; part += 1) {
        const partX = ((part % OVERSAMPLING) + 0.5) / OVERSAMPLING;
        const partY = (Math.floor(part / OVERSAMPLING) + 0.5) / OVERSAMPLING;
        const [u, v] = onSquare(
          (x + partX - side / 2 + shot.shiftX) / across,
          (y + partY - side / 2 + shot.shiftY) / across,
        );
        const [column, row] = [Math.floor((u + 0.5) * square.side), Math.floor((v + 0.5) * square.side)];
        const inside = column >= 0 && row >= 0 && column < square.side && row < square.side;
        sum += inside ? (square.shades[row * square.side + column] ?? 0) : AROUND;
      }
      sharp[y * side + x] = sum / OVERSAMPLING ** 2;
    }
  const lit = blurred(sharp, side, shot.blur);
  // Four even bytes add up to nearly a bell curve, 147.8 wide.
  const grain = chance.bytes(4 * side * side);
  const shades = new Uint8ClampedArray(side * side);
  for (let at = 0; at < shades.length; at += 1) {
    const bell =
      (grain.readUInt8(4 * at) +
        grain.readUInt8(4 * at + 1) +
        grain.readUInt8(4 * at + 2) +
        grain.readUInt8(4 * at + 3) -
        510) /
      147.8;
    shades[at] = shot.dark + ((lit[at] ?? 0) / 255) * (shot.light - shot.dark) + bell * shot.noise;
  }
  return { side, shades };
}
