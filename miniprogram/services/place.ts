import { readPlaceMark, type Position } from '../../domain/attendance/place';
import { privacyRefusal } from './privacy';

const KEY = 'placeConsent';
/** How long a position is waited for, ms: a code lives a few seconds. */
const PATIENCE_MS = 3_500;
/** WeChat takes this long for an exact position, and no less. */
const EXACT_WITHIN_MS = 3_000;

export type PlaceConsent = 'agreed' | 'declined' | 'undecided';

/** Sessions that the question was asked for: where it was closed without an answer it is not asked again in this run of the app. */
const askedFor = new Set<string>();
/** Of this run of the app, for a phone that has no room to keep it. */
let current: PlaceConsent | undefined;

/** Without its second and its signature, the text of a code is that of its session. */
const SECOND_AND_MAC = 21;
const sessionIn = (token: string): string => token.slice(0, -SECOND_AND_MAC);

function stored(): PlaceConsent {
  try {
    const kept: unknown = wx.getStorageSync(KEY);
    return kept === 'agreed' || kept === 'declined' ? kept : 'undecided';
  } catch {
    return 'undecided';
  }
}

/** Whether this person lets a scan take their position. WeChat gives each of its users a storage of their own. */
export const placeConsent = {
  get(): PlaceConsent {
    current ??= stored();
    return current;
  },
  set(consent: Exclude<PlaceConsent, 'undecided'>): void {
    current = consent;
    try {
      wx.setStorageSync(KEY, consent);
    } catch {
      // No room: this run knows it, and the next one asks again.
    }
  },
};

/** As if it had never been asked. */
function forgetConsent(): void {
  current = 'undecided';
  askedFor.clear();
  try {
    wx.removeStorageSync(KEY);
  } catch {
    // This run knows it.
  }
}

/** Whether the question comes before this scan is sent: once, and once a session where it was closed. */
export function asksForPlace(qrText: string): { refuses?: true } | undefined {
  const { text, asks } = readPlaceMark(qrText);
  if (asks === undefined || placeConsent.get() !== 'undecided' || askedFor.has(sessionIn(text))) return undefined;
  askedFor.add(sessionIn(text));
  return asks === 'refuse' ? { refuses: true } : {};
}

/** Where the phone is, for a code that asks and an owner who agreed; undefined where it cannot be had in time. */
export async function positionFor(qrText: string): Promise<Position | undefined> {
  const { asks } = readPlaceMark(qrText);
  if (asks === undefined || placeConsent.get() !== 'agreed') return undefined;
  let stopWaiting = (): void => undefined;
  const late = new Promise<undefined>((resolve) => {
    const patience = setTimeout(() => resolve(undefined), PATIENCE_MS);
    stopWaiting = () => clearTimeout(patience);
  });
  try {
    return await Promise.race([takePosition(), late]);
  } catch (error) {
    // WeChat has forgotten that its guide was agreed to, as it may: the page that asks comes before the next scan.
    if (privacyRefusal(error)?.code === 'privacyNotAgreed') forgetConsent();
    // Not allowed in the phone's settings, or no signal: the scan goes on without.
    return undefined;
  } finally {
    stopWaiting();
  }
}

async function takePosition(): Promise<Position> {
  const { latitude, longitude, accuracy } = await wx.getLocation({
    type: 'gcj02',
    isHighAccuracy: true,
    highAccuracyExpireTime: EXACT_WITHIN_MS,
  });
  return { latitude, longitude, accuracyMetres: Math.max(0, accuracy ?? 0) };
}
