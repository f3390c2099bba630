/**
 * One id out of several parts, so that the same fact always has the same `_id` and a repeated write collides
 * instead of doubling. Parts are escaped, hence two different lists of parts never make the same id.
 */
export function idOf(...parts: readonly (string | number)[]): string {
  return parts.map((part) => String(part).replace(/[%:]/g, (mark) => (mark === ':' ? '%3A' : '%25'))).join(':');
}

/** The parts of an id that {@link idOf} made. */
export function partsOf(id: string): string[] {
  return id.split(':').map((part) => part.replace(/%3A|%25/g, (escape) => (escape === '%3A' ? ':' : '%')));
}
