import type { Locator } from 'playwright-core';
import type { CallName, ErrorCode } from '../../contract';
import type { World } from './world/plant';

/** What a page can be in. `failed` is a network that fails, `internal` a server that does. */
export const states = ['loading', 'failed', 'internal', 'empty', 'ready', 'long', 'many'] as const;
export type State = (typeof states)[number];

/** How a page is opened. */
export interface Opening {
  /** The WeChat user who holds the phone; null is nobody. */
  as: string | null;
  query?: (world: World) => Record<string, string>;
  /** What the phone keeps from earlier, by the names that the app keeps it under. */
  storage?: (world: World) => Record<string, unknown>;
  /** The page that is opened instead and leads to this one by itself. */
  by?: { page: string; query: (world: World) => Record<string, string>; scene?: number } | undefined;
}

/** Another look of a page, always with real answers: as somebody else, or after something was pressed. */
export interface Scene extends Partial<Opening> {
  /** Names its pictures. */
  name: string;
  /** A call that the network swallows. */
  broken?: CallName;
  /** A call that the server refuses. */
  refused?: { call: CallName; code: ErrorCode };
  /** It lays the page out anew: it is seen in every size, also with large type. */
  everySize?: true;
  /** What is done once the page is ready; found on the page on top. */
  act?: (top: Locator) => Promise<void>;
}

export interface GalleryPage extends Opening {
  /** States that this page cannot have, each with the reason. */
  without?: Partial<Record<State, string>>;
  scenes?: readonly Scene[];
  /** Why it looks different in each run: then no picture of it is kept for the comparison. */
  varies?: string;
}
