import type { MapPlace } from '../../map';

/** What the desk offers to the phones that stand on it. */
export interface Desk {
  /** Pixels that the other phone shows as a code right now; null when it shows none. */
  codeOnOtherPhone(phone: Window): ImageData | null;
  /** The photo that this phone has taken of the other one's code, which is gone after it was taken out. */
  takePhoto(phone: Window): ImageData | null;
  hasPhoto(phone: Window): boolean;
  /** Where this phone stands on the map; null where it has no signal. */
  placeOf(phone: Window): MapPlace | null;
  /** Id of the person at the other phone. */
  personOnOtherPhone(phone: Window): string | null;
  /** Open a page on the other phone as somebody, as after a tap on a share card. */
  openOnOtherPhone(phone: Window, page: string, person: string | null, scene: number): void;
  /** Lay a phone on its side, as the page on top wants it, or stand it up again. */
  turn(phone: Window, onItsSide: boolean): void;
}

declare global {
  interface Window {
    desk?: Desk;
  }
}

/** The desk this phone stands on; none when the phone has a window of its own. */
export function desk(): Desk | undefined {
  return parent === window ? undefined : parent.desk;
}
