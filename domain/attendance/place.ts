/**
 * Where a scan was made, as far as a phone tells (M11; rules: "Place"). A phone's position is compared once and forgotten: what stays is a
 * band of distance. All coordinates are gcj02, as WeChat's map and position give them on request.
 */

/** What happens to a scan from outside the place or from an unknown one. */
/** Those of a session that looks at places. */
export const activePlacePolicies = ['flag', 'refuse'] as const;
export const placePolicies = ['off', ...activePlacePolicies] as const;
export type PlacePolicy = (typeof placePolicies)[number];

/** A point on the map, degrees of gcj02. */
export type Point = { latitude: number; longitude: number };

/** Where a session is held. */
export type SessionPlace = Point & {
  /** As the map calls it. */
  name: string;
  radiusMetres: number;
};

/** Where a phone says that it is, and by how much it may be wrong. */
export type Position = Point & { accuracyMetres: number };

export const MIN_RADIUS_METRES = 100;
export const MAX_RADIUS_METRES = 1000;
export const DEFAULT_RADIUS_METRES = 300;
/** Of what a position may be wrong by, this much at most makes the place larger. */
export const MAX_ALLOWANCE_METRES = 100;

/** How far away, from near to far; `unknown` where no position came. */
export const placeBands = ['inside', 'within2km', 'within10km', 'within100km', 'beyond100km', 'unknown'] as const;
export type PlaceBand = (typeof placeBands)[number];
/** `notAsked`: the session does not look at places. */
export type PlaceResult = 'notAsked' | PlaceBand;

/** How each band reads on a list and in a table, in the administrator's words. */
export const placeBandWords: Record<PlaceBand, string> = {
  inside: '会场内',
  within2km: '场外，2 公里内',
  within10km: '场外，2–10 公里',
  within100km: '场外，10–100 公里',
  beyond100km: '场外，100 公里以外',
  unknown: '没有位置',
};

const EARTH_RADIUS_METRES = 6_371_008.8;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** The distance of two points on the sphere in metres (haversine). */
export function distanceMetres(a: Point, b: Point): number {
  const across = Math.sin(radians(b.latitude - a.latitude) / 2) ** 2;
  const along = Math.sin(radians(b.longitude - a.longitude) / 2) ** 2;
  const chord = across + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * along;
  // Rounding may lift the chord of two opposite points above 1.
  return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(chord)));
}

/** What a scan from this position is, for a session that may look at places. */
export function placeResult(
  { placePolicy, place }: { placePolicy: PlacePolicy; place?: SessionPlace | undefined },
  position: Position | undefined,
): PlaceResult {
  if (placePolicy === 'off' || place === undefined) return 'notAsked';
  if (position === undefined) return 'unknown';
  const distance = distanceMetres(place, position);
  const allowance = Math.min(Math.max(position.accuracyMetres, 0), MAX_ALLOWANCE_METRES);
  if (distance <= place.radiusMetres + allowance) return 'inside';
  if (distance <= 2_000) return 'within2km';
  if (distance <= 10_000) return 'within10km';
  return distance <= 100_000 ? 'within100km' : 'beyond100km';
}

/** Known to be somewhere else. */
export const isOutside = (result: PlaceResult): boolean =>
  result !== 'notAsked' && result !== 'inside' && result !== 'unknown';

/**
 * A mark behind the token of a session that looks at places, so that a phone knows before it sends the scan whether to take its position
 * (P: it is flagged, R: it is refused). It is a hint and signed by nobody: what counts is the session that the server knows. Two characters
 * more leave a code as large as it is.
 */
const MARKS = { flag: '-P', refuse: '-R' } as const;

export const placeMark = (policy: PlacePolicy): string => (policy === 'off' ? '' : MARKS[policy]);

/** What a scanned text asks of the phone, and the text without that. */
export function readPlaceMark(text: string): { text: string; asks: Exclude<PlacePolicy, 'off'> | undefined } {
  const scanned = text.trim();
  const asks = scanned.endsWith(MARKS.flag) ? 'flag' : scanned.endsWith(MARKS.refuse) ? 'refuse' : undefined;
  return asks === undefined ? { text, asks } : { text: scanned.slice(0, -MARKS[asks].length), asks };
}
