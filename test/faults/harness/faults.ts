import type { Chance } from './chance';
import type { WireRequest } from '../../support/wire';

/** What may happen to one request to the database, or to the invocation that makes it. */
export const faultKinds = [
  /** The answer does not come, but the request was carried out. */
  'timeoutApplied',
  /** The answer does not come, and nothing was done. */
  'timeoutLost',
  /** The answer does not come, and the request is carried out later, when nobody expects it any more. */
  'timeoutLate',
  /** Carried out twice; either of the two answers comes. */
  'twice',
  /** Turned down because somebody else was faster. */
  'conflict',
  /** Turned down because the transaction is busy, as the cloud may say to any request inside of one. */
  'busy',
  /** The invocation ends before the request is on its way … */
  'killedBefore',
  /** … or after it was carried out. */
  'killedAfter',
] as const;
export type FaultKind = (typeof faultKinds)[number];

/** Draws the faults of one run, and notes what it drew. */
export class Faults {
  readonly #chance: Chance;
  readonly #density: number;
  #left: number;
  readonly drawn: { at: string; kind: FaultKind }[] = [];
  /** Every place a fault could have struck. */
  readonly places = new Set<string>();

  /** @param density how often a request fails; @param most after so many faults everything goes well */
  constructor(chance: Chance, { density, most }: { density: number; most: number }) {
    this.#chance = chance;
    this.#density = density;
    this.#left = most;
  }

  /** From here on everything goes well. */
  end(): void {
    this.#left = 0;
  }

  draw(call: string, request: WireRequest<unknown>): FaultKind | undefined {
    const at = `${call} · ${request.point}`;
    this.places.add(at);
    if (this.#left <= 0 || !this.#chance.happens(this.#density)) return undefined;
    this.#left -= 1;
    const kind = this.#chance.pick(faultKinds.filter((one) => canHappen(one, request)));
    this.drawn.push({ at, kind });
    return kind;
  }

  /** Whether a whole invocation is delivered twice. */
  deliversTwice(): boolean {
    return this.#left > 0 && this.#chance.happens(this.#density);
  }
}

function canHappen(kind: FaultKind, { kind: request, abort }: WireRequest<unknown>): boolean {
  if (kind === 'busy') return abort !== undefined;
  if (request === 'read')
    return kind !== 'timeoutLate' && kind !== 'twice' && (kind !== 'conflict' || abort !== undefined);
  return true;
}
