/** Where things are: boxes of texts, what clips them, and what lies over the page. */

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** One line of a text. */
export interface TextLine {
  element: Element;
  words: string;
  /** As high as its characters, without the blank of the line around them. */
  box: Box;
  /** What it is fixed to while the page scrolls; the page itself when it scrolls along. */
  layer: Element;
}

export const area = ({ left, top, right, bottom }: Box): number =>
  Math.max(0, right - left) * Math.max(0, bottom - top);

export const overlapOf = (a: Box, b: Box): Box => ({
  left: Math.max(a.left, b.left),
  top: Math.max(a.top, b.top),
  right: Math.min(a.right, b.right),
  bottom: Math.min(a.bottom, b.bottom),
});

export const isSeen = (element: Element): boolean =>
  element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
  area(element.getBoundingClientRect()) > 0;

/** Characters of a Chinese font fill about this part of its size, in the middle of their line. */
const INK = 0.92;

function inkOf(line: DOMRect, fontSize: number): Box {
  const middle = (line.top + line.bottom) / 2;
  const half = (fontSize * INK) / 2;
  return { left: line.left, right: line.right, top: middle - half, bottom: middle + half };
}

/** What an element is fixed to: the nearest element around it that does not scroll along. */
export function layerOf(element: Element, root: Element): Element {
  for (let at: Element | null = element; at && at !== root; at = at.parentElement) {
    if (/fixed|sticky/.test(getComputedStyle(at).position)) return at;
  }
  return root;
}

/** Every line of text that can be seen, or could be by scrolling. */
export function textLines(root: Element): TextLine[] {
  const lines: TextLine[] = [];
  const layers = new Map<Element, Element>();
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    const words = node.nodeValue?.trim() ?? '';
    if (!element || words === '' || !isSeen(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const fontSize = Number.parseFloat(getComputedStyle(element).fontSize);
    const layer = layers.get(element) ?? layerOf(element, root);
    layers.set(element, layer);
    for (const rect of range.getClientRects()) {
      if (rect.width > 0) lines.push({ element, words, box: inkOf(rect, fontSize), layer });
    }
  }
  return lines;
}

type Axis = 'x' | 'y';

interface Clip {
  by: Element;
  box: Box;
  /** What is outside can be scrolled into sight. */
  scrolls: boolean;
}

/** The nearest box around an element that hides what is outside of it in one direction. */
export function frameOf(element: Element, axis: Axis, end: Element): Clip | undefined {
  for (let at: Element | null = element; at && at !== end; at = at.parentElement) {
    const style = getComputedStyle(at);
    const overflow = axis === 'x' ? style.overflowX : style.overflowY;
    // An inline box clips nothing.
    if (overflow !== 'visible' && style.display !== 'inline') {
      const { left, top } = at.getBoundingClientRect();
      const [x, y] = [left + at.clientLeft, top + at.clientTop];
      const box = { left: x, top: y, right: x + at.clientWidth, bottom: y + at.clientHeight };
      return { by: at, box, scrolls: overflow === 'auto' || overflow === 'scroll' };
    }
    if (style.position === 'fixed') return undefined;
  }
  return undefined;
}

/** What cuts a part of an element off in one direction, so that nobody can scroll it into sight. */
export function clipOf(element: Element, axis: Axis, end: Element): Clip | undefined {
  const frame = frameOf(element, axis, end);
  return frame?.scrolls === true ? undefined : frame;
}

/**
 * Whether an element has wrapped out of a box that shows its first lines or columns alone: such a part is there as a whole or
 * not at all, and nothing of it is cut.
 */
export function hasWrappedOut(element: Element, { by, box }: Clip): boolean {
  const { flexWrap } = getComputedStyle(by);
  if (flexWrap === 'nowrap') return false;
  const part = [...by.children].find((child) => child.contains(element));
  return part !== undefined && area(overlapOf(part.getBoundingClientRect(), box)) === 0;
}

/** Whether something around an element can be scrolled up and down to bring it into sight. */
export function canScrollTo(element: Element): boolean {
  for (let at = element.parentElement; at; at = at.parentElement) {
    const { overflowY, position } = getComputedStyle(at);
    if (/auto|scroll/.test(overflowY) && at.scrollHeight > at.clientHeight) return true;
    if (position === 'fixed') return false;
  }
  return false;
}
