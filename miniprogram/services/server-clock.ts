let offsetMs = 0;
let bestRoundTripMs = Number.POSITIVE_INFINITY;

/**
 * Learns the server's time from an answer. The clock is taken to be right in the middle of the round trip, so a short
 * round trip says more than a long one; a phone whose own clock was moved is noticed by the jump and believed anew.
 * @param serverNow epoch ms in the answer
 * @param sentAt, receivedAt epoch ms of the phone's clock
 */
export function noteServerTime({
  serverNow,
  sentAt,
  receivedAt,
}: {
  serverNow: number;
  sentAt: number;
  receivedAt: number;
}): void {
  const roundTripMs = Math.max(0, receivedAt - sentAt);
  const measured = serverNow - (sentAt + receivedAt) / 2;
  const jumped = Math.abs(measured - offsetMs) > roundTripMs / 2 + 1000;
  if (!jumped && roundTripMs > bestRoundTripMs) return;
  bestRoundTripMs = roundTripMs;
  offsetMs = measured;
}

/** The server's time, epoch ms, as far as the answers so far tell; the phone's own before the first one. */
export const serverNow = (): number => Math.round(Date.now() + offsetMs);
