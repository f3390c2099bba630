import { FACE_TICKET_MS } from '../../domain/attendance/face';

/** A scan that the server keeps until its picture comes. */
interface WaitingScan {
  qrText: string;
  /** Until when, by the phone's own clock. */
  until: number;
}

/** Of this run of the app: after its end the code is scanned anew. */
let waiting: WaitingScan | undefined;

export const faceScan = {
  keep(qrText: string): void {
    waiting = { qrText, until: Date.now() + FACE_TICKET_MS };
  },
  /** The scan that can still be completed. */
  get: (): WaitingScan | undefined => (waiting !== undefined && waiting.until > Date.now() ? waiting : undefined),
  forget(): void {
    waiting = undefined;
  },
};
