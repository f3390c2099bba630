/** What a measure can find; each is a fault of the page and none of the phone around it. */
export const kinds = [
  'thrown',
  'badWord',
  'wide',
  'cutCode',
  'outOfReach',
  'covered',
  'underCapsule',
  'overlap',
  'cutName',
  'clipped',
  'smallTarget',
  'withoutRole',
  'disabledUnsaid',
  'searchUnannounced',
  'axe',
] as const;
export type Kind = (typeof kinds)[number];

/** One fault at one element. */
export interface Finding {
  kind: Kind;
  /** The template in which the element stands, without its ending: `components/bottom-bar/index`. */
  file: string;
  /** Tag and classes, as the template has them. */
  element: string;
  /** What stands on it. */
  words: string;
  /** What was measured; of axe its rule and its words. */
  detail: string;
}

/** What a measure has to know of the page. */
export interface MeasureOptions {
  /** The longest name of a person, where it was put in: no page may cut it. */
  longestName: string;
  /** Off for lists of hundreds of rows that were measured in a shorter one. */
  targets: boolean;
}
