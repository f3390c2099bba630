import { readFileSync } from 'node:fs';
import * as faceApi from '@vladmandic/face-api/dist/face-api.node-wasm.js';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { env, ready, setBackend } from '@tensorflow/tfjs-core';
import { encode } from 'jpeg-js';
import { DEFAULT_FACE_LIMITS, faultOf, faultWithoutFace, type FaceLimits } from '../../domain/attendance/face';
import type { FaceReader, FaceSeen } from '../platform/face';
import { lightOf, uprightFace, type Spot } from './chip';
import { decodePhoto, type Pixels } from './decode';

/** Each as a path of its own: the build finds them by their text and lays them beside the bundle. */
const files = {
  detector: require.resolve('@vladmandic/face-api/model/ssd_mobilenetv1_model.bin'),
  detectorParts: require.resolve('@vladmandic/face-api/model/ssd_mobilenetv1_model-weights_manifest.json'),
  points: require.resolve('@vladmandic/face-api/model/face_landmark_68_model.bin'),
  pointsParts: require.resolve('@vladmandic/face-api/model/face_landmark_68_model-weights_manifest.json'),
  recognition: require.resolve('@vladmandic/face-api/model/face_recognition_model.bin'),
  recognitionParts: require.resolve('@vladmandic/face-api/model/face_recognition_model-weights_manifest.json'),
  wasm: require.resolve('@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm'),
};

/** The small detector of the same library misses one face in seven (measured on its own samples). */
const DETECTOR = { minConfidence: 0.5, maxResults: 10 };
/** Of the picture that is kept for a person to look at: some twenty kilobytes. */
const PICTURE_QUALITY = 85;
const PICTURE_SIDE = 240;

const { nets, tf } = faceApi;

function weightsOf(weights: string, parts: string) {
  const manifest = JSON.parse(readFileSync(parts, 'utf8')) as { weights: Parameters<typeof tf.io.decodeWeights>[1] }[];
  const bytes = readFileSync(weights);
  return tf.io.decodeWeights(
    new Uint8Array(bytes).buffer,
    manifest.flatMap((part) => part.weights),
  );
}

async function load(): Promise<void> {
  // The simplest processor that can be had today has SIMD; threads would need workers of their own.
  setWasmPaths({
    'tfjs-backend-wasm.wasm': files.wasm,
    'tfjs-backend-wasm-simd.wasm': files.wasm,
    'tfjs-backend-wasm-threaded-simd.wasm': files.wasm,
  });
  env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  await setBackend('wasm');
  await ready();
  nets.ssdMobilenetv1.loadFromWeightMap(weightsOf(files.detector, files.detectorParts));
  nets.faceLandmark68Net.loadFromWeightMap(weightsOf(files.points, files.pointsParts));
  nets.faceRecognitionNet.loadFromWeightMap(weightsOf(files.recognition, files.recognitionParts));
}

/**
 * Reads faces with the networks of face-api, which lie beside the code: nothing is fetched, and no picture leaves the function. They are
 * loaded with the first picture.
 */
export function openFaceReader(limits: FaceLimits = DEFAULT_FACE_LIMITS): FaceReader {
  let loading: Promise<void> | undefined;
  return {
    limits,
    async see(photo) {
      const pixels = decodePhoto(photo);
      if (pixels === undefined) return { kind: 'unfit', fault: 'unreadable' };
      loading ??= load();
      await loading;
      return look(pixels);
    },
  };
}

async function look(pixels: Pixels): Promise<FaceSeen> {
  const image = tensorOf(pixels);
  try {
    const found = await faceApi.detectAllFaces(image, new faceApi.SsdMobilenetv1Options(DETECTOR)).withFaceLandmarks();
    const [first, second] = [...found].sort((a, b) => b.detection.box.area - a.detection.box.area);
    if (first === undefined) return { kind: 'unfit', fault: faultWithoutFace(lightOf(pixels)) };
    const { box } = first.detection;
    // Somebody far behind is not beside.
    const beside = second !== undefined && second.detection.box.area > box.area / 6;
    const points = first.landmarks.positions;
    const chip = uprightFace(pixels, points);
    const fault = faultOf({ faces: beside ? 2 : 1, widthPixels: box.width, ...poseOf(points), ...lightOf(chip) });
    if (fault) return { kind: 'unfit', fault };
    return { kind: 'face', descriptor: await descriptorOf(chip), picture: pictureOf(pixels, box) };
  } finally {
    image.dispose();
  }
}

const tensorOf = ({ width, height, data }: Pixels) => tf.tensor3d(data, [height, width, 3], 'int32');

async function descriptorOf(chip: Pixels): Promise<number[]> {
  const input = tensorOf(chip);
  try {
    const found = await nets.faceRecognitionNet.computeFaceDescriptor(input);
    return [...(Array.isArray(found) ? (found[0] ?? []) : found)];
  } finally {
    input.dispose();
  }
}

/** The middle of some of the 68 points. */
function middleOf(points: readonly Spot[], from: number, to: number): Spot {
  const some = points.slice(from, to);
  return {
    x: some.reduce((sum, { x }) => sum + x, 0) / some.length,
    y: some.reduce((sum, { y }) => sum + y, 0) / some.length,
  };
}

function poseOf(points: readonly Spot[]): { rollDegrees: number; turn: number } {
  const [left, right, nose] = [middleOf(points, 36, 42), middleOf(points, 42, 48), points[30] ?? { x: 0, y: 0 }];
  const [dx, dy] = [right.x - left.x, right.y - left.y];
  const apart = Math.hypot(dx, dy);
  // Along the line of the eyes, so that a tilted head does not count as a turned one.
  const aside = ((nose.x - (left.x + right.x) / 2) * dx + (nose.y - (left.y + right.y) / 2) * dy) / apart;
  return { rollDegrees: (Math.atan2(dy, dx) * 180) / Math.PI, turn: Math.abs(aside) / apart };
}

/** The face with its hair and chin, small. */
function pictureOf(photo: Pixels, box: { x: number; y: number; width: number; height: number }): Buffer {
  const side = Math.max(box.width, box.height) * 1.6;
  const [left, top] = [box.x + box.width / 2 - side / 2, box.y + box.height / 2 - side / 2];
  const data = Buffer.alloc(PICTURE_SIDE * PICTURE_SIDE * 4, 255);
  for (let y = 0; y < PICTURE_SIDE; y += 1)
    for (let x = 0; x < PICTURE_SIDE; x += 1) {
      const column = Math.min(Math.max(Math.round(left + (x / PICTURE_SIDE) * side), 0), photo.width - 1);
      const row = Math.min(Math.max(Math.round(top + (y / PICTURE_SIDE) * side), 0), photo.height - 1);
      for (let channel = 0; channel < 3; channel += 1)
        data[(y * PICTURE_SIDE + x) * 4 + channel] = photo.data[(row * photo.width + column) * 3 + channel] ?? 0;
    }
  return Buffer.from(encode({ data, width: PICTURE_SIDE, height: PICTURE_SIDE }, PICTURE_QUALITY).data);
}
