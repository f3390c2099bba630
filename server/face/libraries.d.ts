/**
 * What is used of the libraries that read faces. Their own types bring a browser's, and two versions of one tensor that do not fit together
 * under our settings.
 */
declare module '@vladmandic/face-api/dist/face-api.node-wasm.js' {
  interface Tensor {
    dispose(): void;
  }
  interface Weights {
    readonly [name: string]: Tensor;
  }
  interface Net {
    loadFromWeightMap(weights: Weights): void;
  }
  interface Spot {
    readonly x: number;
    readonly y: number;
  }
  interface Found {
    readonly detection: {
      readonly box: {
        readonly x: number;
        readonly y: number;
        readonly width: number;
        readonly height: number;
        readonly area: number;
      };
    };
    readonly landmarks: { readonly positions: readonly Spot[] };
  }
  export const tf: {
    tensor3d(data: Uint8Array, shape: [number, number, number], type: 'int32'): Tensor;
    io: { decodeWeights(bytes: ArrayBuffer, parts: readonly object[]): Weights };
  };
  export const nets: {
    readonly ssdMobilenetv1: Net;
    readonly faceLandmark68Net: Net;
    readonly faceRecognitionNet: Net & {
      computeFaceDescriptor(face: Tensor): Promise<Float32Array | Float32Array[]>;
    };
  };
  export class SsdMobilenetv1Options {
    constructor(options: { minConfidence: number; maxResults: number });
  }
  export function detectAllFaces(
    image: Tensor,
    options: SsdMobilenetv1Options,
  ): { withFaceLandmarks(): Promise<Found[]> };
}

declare module '@tensorflow/tfjs-core' {
  export function env(): { set(flag: string, value: boolean): void };
  export function ready(): Promise<void>;
  export function setBackend(name: string): Promise<boolean>;
}

declare module '@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops';

declare module '@tensorflow/tfjs-backend-wasm' {
  export function setWasmPaths(paths: Readonly<Record<string, string>>): void;
}

declare module 'jpeg-js' {
  interface Picture {
    width: number;
    height: number;
    data: Uint8Array;
  }
  export function decode(
    content: Uint8Array,
    options: { useTArray: true; formatAsRGBA?: boolean; maxMemoryUsageInMB?: number },
  ): Picture;
  export function encode(picture: Picture, quality: number): { data: Uint8Array };
}
