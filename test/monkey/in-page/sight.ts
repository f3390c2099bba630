/** What the monkey is told by the browser phone. */

/** Something a finger can do something with. */
export interface Target {
  /** Its number in the page, as `data-monkey` says. */
  id: number;
  kind: 'tap' | 'text';
  /** What a person would call it. */
  name: string;
  /** It says that it is on already, or that it is off: a tap need not change anything. */
  idle: boolean;
}

/** How the phone stands. */
export interface Sight {
  targets: Target[];
  /** Path of the page on top, with its parameters. */
  page: string;
  /** Everything that can be read on it. */
  text: string;
  /** The page on top shows nothing at all. */
  blank: boolean;
  /** Grows with every change on the screen but the look of a pressed finger. */
  changes: number;
}
