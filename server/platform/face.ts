import type { FaceLimits, PhotoFault } from '../../domain/attendance/face';

/** What a photograph shows: one face that can be compared, or why it cannot. */
export type FaceSeen =
  | {
      kind: 'face';
      /** The face as numbers. */
      descriptor: number[];
      /** The face alone, as a small JPEG without the camera's notes: what a person looks at where the numbers do not say it. */
      picture: Buffer;
    }
  | { kind: 'unfit'; fault: PhotoFault };

/** Whoever reads faces. The function `face` alone has one. */
export interface FaceReader {
  /** How near two of its faces must be, and how far apart. */
  readonly limits: FaceLimits;
  see(photo: Buffer): Promise<FaceSeen>;
}
