/**
 * Two versions of one form: what somebody is filling in, and what a colleague has saved meanwhile. What only one of them has changed is
 * taken from them. What both have changed differently is nobody's until a person has chosen: nothing typed is lost, and nothing is
 * overwritten unseen.
 */

/** Values of a form as text under flat keys. */
type Values<Key extends string> = Record<Key, string>;

/** Who saved last, as the server tells it; undefined for what was saved before that was noted. */
export type Edited = { by: string; at: number } | undefined;

export interface BothChanged<Key extends string = string> {
  key: Key;
  label: string;
  mine: string;
  theirs: string;
  /** It cannot be saved any more: what was typed is shown, and there is nothing to choose. */
  locked: boolean;
}
export interface TheyChanged {
  key: string;
  label: string;
  before: string;
  after: string;
}

/** What the sheet shows. */
export interface Conflict {
  /** 李建华 10:16 改过 */
  who: string;
  both: BothChanged[];
  theirs: TheyChanged[];
}

/** How a form names its fields and says their values. */
export interface Wording<Key extends string> {
  label(key: Key): string;
  words(key: Key, value: string): string;
}

const BLANK = '未填';

/**
 * Fields that were changed since the form was loaded keep what was typed; all others take the newer version.
 * @param locked which fields cannot be saved any more: they show what is saved
 */
export function mergeTyped<Key extends string>({
  mine,
  loaded,
  latest,
  locked,
}: Record<'mine' | 'loaded' | 'latest', Values<Key>> & { locked: (key: Key) => boolean }): Values<Key> {
  const merged = { ...latest };
  for (const key in mine) if (mine[key] !== loaded[key] && !locked(key)) merged[key] = mine[key];
  return merged;
}

/** Not a field of any form: whether the thing is there. */
const THERE = 'there';

/**
 * Versions of a thing that a colleague has removed meanwhile: everything stays as it was typed, and whether it is to be there is chosen.
 * {@link isGone} says what was chosen.
 */
export const whenGone = <Key extends string>({
  mine,
  loaded,
}: Record<'mine' | 'loaded', Values<Key>>): Record<'mine' | 'loaded' | 'latest', Values<Key | typeof THERE>> => ({
  mine: { ...mine, [THERE]: 'kept' } as Values<Key | typeof THERE>,
  loaded: { ...loaded, [THERE]: 'there' } as Values<Key | typeof THERE>,
  latest: { ...loaded, [THERE]: 'gone' } as Values<Key | typeof THERE>,
});
export const isGone = (values: Readonly<Record<string, string>>): boolean => values[THERE] === 'gone';

/** How whether it is there is said; undefined for the fields of the form. @param what 这节课程 */
export const thereWording = (
  key: string,
  what: string,
): { label: string; words: (value: string) => string } | undefined =>
  key === THERE
    ? { label: what, words: (value) => (value === 'gone' ? '对方已删除' : '保留，按我填的保存') }
    : undefined;

/** What has to be chosen between two versions, and what came from the other one by itself. */
export class TwoVersions<Key extends string> {
  #theirs: Partial<Values<Key>> = {};
  #told: TheyChanged[] = [];
  #lost: BothChanged<Key>[] = [];

  constructor(private readonly wording: Wording<Key>) {}

  /** Takes a newer version around what was typed. @returns the form as it is then; what both have changed is as it was typed */
  take(versions: Record<'mine' | 'loaded' | 'latest', Values<Key>> & { locked: (key: Key) => boolean }): Values<Key> {
    const { mine, loaded, latest, locked } = versions;
    const merged = mergeTyped(versions);
    const keys = Object.keys({ ...loaded, ...latest }) as Key[];
    const theyChanged = keys.filter((key) => latest[key] !== loaded[key] && latest[key] !== mine[key]);
    const both = theyChanged.filter((key) => mine[key] !== loaded[key]);
    // What was not chosen between before is still open, against what is newest now.
    const open = [...new Set([...(Object.keys(this.#theirs) as Key[]), ...both.filter((key) => !locked(key))])];
    this.#theirs = {};
    for (const key of open) if (latest[key] !== merged[key]) this.#theirs[key] = latest[key];
    this.#told = theyChanged
      .filter((key) => !both.includes(key))
      .map((key) => ({
        key,
        label: this.wording.label(key),
        before: this.#words(key, loaded[key]),
        after: this.#words(key, latest[key]),
      }));
    this.#lost = (Object.keys(mine) as Key[])
      .filter((key) => locked(key) && mine[key] !== loaded[key] && mine[key] !== latest[key])
      .map((key) => ({ ...this.#row(key, mine[key], latest[key]), locked: true }));
    return merged;
  }

  /** Whether something has to be chosen before it can be saved. */
  isOpen(mine: Values<Key>): boolean {
    return this.#both(mine).length > 0;
  }

  /** What the sheet shows of it now, as the form stands. */
  conflict(mine: Values<Key>, edited: Edited, clock: (at: number) => string): Conflict {
    return {
      who: edited === undefined ? '有人在您之后改过' : `${edited.by} ${clock(edited.at)} 改过`,
      both: [...this.#lost, ...this.#both(mine)],
      theirs: this.#told,
    };
  }

  /** Somebody has chosen. @param theirs the keys of which the other version is taken @returns the form as it is then */
  settle(mine: Values<Key>, theirs: readonly string[]): Values<Key> {
    const chosen = { ...mine };
    for (const key of Object.keys(this.#theirs) as Key[]) {
      const value = this.#theirs[key];
      if (theirs.includes(key) && value !== undefined) chosen[key] = value;
    }
    this.#theirs = {};
    this.#told = [];
    this.#lost = [];
    return chosen;
  }

  #both(mine: Values<Key>): BothChanged<Key>[] {
    return (Object.keys(this.#theirs) as Key[])
      .filter((key) => this.#theirs[key] !== mine[key])
      .map((key) => this.#row(key, mine[key], this.#theirs[key]));
  }

  #row(key: Key, mine: string | undefined, theirs: string | undefined): BothChanged<Key> {
    return {
      key,
      label: this.wording.label(key),
      mine: this.#words(key, mine),
      theirs: this.#words(key, theirs),
      locked: false,
    };
  }

  #words(key: Key, value: string | undefined): string {
    return value === undefined || value === '' ? BLANK : this.wording.words(key, value);
  }
}
