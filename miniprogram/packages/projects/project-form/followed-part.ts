/** Pixels, all from the same edge of the screen. */
interface Place {
  id: string;
  top: number;
  bottom: number;
}

/** So far below the tabs a part's head counts as having reached them, px. */
const NEARLY = 24;
const ANCHOR = 'part-';

/** The part of a long form that stands under its tabs: the last one whose head has reached them, else the first. */
export function partUnder(tabs: Pick<Place, 'bottom'>, parts: readonly Pick<Place, 'id' | 'top'>[]): string {
  const reached = parts.filter(({ top }) => top <= tabs.bottom + NEARLY);
  return (reached[reached.length - 1] ?? parts[0])?.id.slice(ANCHOR.length) ?? '';
}

/**
 * Tells which part stands under the tabs while somebody scrolls by hand. The screen is measured once at a time, and once
 * more when it has moved meanwhile.
 */
export function followedPart(changed: (part: string) => void) {
  let measuring = false;
  let moved = false;
  /** Jumped to a part, which may be too short to reach the tabs. */
  let jumped = false;
  let scrollTop = 0;
  /** From here on the end of the page is on the screen. */
  let end = Infinity;

  function measure(): void {
    measuring = true;
    moved = false;
    wx.createSelectorQuery()
      .select('.anchors')
      .boundingClientRect()
      .selectAll('.part')
      .boundingClientRect()
      .exec(([tabs, parts]: [Place | null, Place[]]) => {
        measuring = false;
        if (tabs !== null && !jumped && scrollTop < end) changed(partUnder(tabs, parts));
        if (moved) measure();
      });
  }

  return {
    scrolled(to: number) {
      scrollTop = to;
      if (scrollTop < end) end = Infinity;
      moved = true;
      if (!measuring && !jumped && scrollTop < end) measure();
    },
    /** The end of the page is there: its last part never comes nearer to the tabs. */
    reachedEnd(last: string) {
      end = scrollTop;
      if (!jumped) changed(last);
    },
    jumped() {
      jumped = true;
    },
    /** A finger on the screen: what moves from now on is moved by hand. */
    touched() {
      jumped = false;
    },
  };
}
