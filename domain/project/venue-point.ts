/**
 * Where the venue lies on the map, as the form keeps it: `28.200000,112.980000`, degrees of gcj02. A text, like every other field of the
 * form, so two versions of it can be compared.
 */
export type VenuePoint = { latitude: number; longitude: number };

/** A tenth of a metre. */
const DIGITS = 6;
const VENUE_POINT = /^-?\d{1,2}\.\d{6},-?\d{1,3}\.\d{6}$/;

export const venuePointText = ({ latitude, longitude }: VenuePoint): string =>
  `${latitude.toFixed(DIGITS)},${longitude.toFixed(DIGITS)}`;

/** The point that a text says; undefined where it says none on this earth. */
export function venuePointIn(text: string | undefined): VenuePoint | undefined {
  if (text === undefined || !VENUE_POINT.test(text)) return undefined;
  const [latitude = NaN, longitude = NaN] = text.split(',').map(Number);
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : undefined;
}
