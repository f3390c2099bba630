/** Measures of texts: cut, over one another, under something, or not meant for people. */
import { area, clipOf, frameOf, hasWrappedOut, layerOf, overlapOf, textLines, type Box, type TextLine } from './boxes';
import { findingAt } from './elements';
import type { Finding } from './finding';

/** Less than this, px, is the drawing of characters and not a fault. */
const TOLERANCE = 1.5;

const isEllipsis = (element: Element, by: Element): boolean => {
  for (let at: Element | null = element; at; at = at.parentElement) {
    const { textOverflow, webkitLineClamp } = getComputedStyle(at);
    if (textOverflow === 'ellipsis' || webkitLineClamp !== 'none') return true;
    if (at === by) return false;
  }
  return false;
};

/** Texts of which a part is hidden. An ellipsis is meant, but not in the name of a person. */
export function clippedTexts(scroller: Element, lines: readonly TextLine[], longestName: string): Finding[] {
  const findings = new Map<Element, Finding>();
  for (const { element, words, box } of lines) {
    if (findings.has(element)) continue;
    for (const axis of ['x', 'y'] as const) {
      const clip = clipOf(element, axis, scroller);
      if (!clip || hasWrappedOut(element, clip)) continue;
      const hidden =
        axis === 'x'
          ? Math.max(clip.box.left - box.left, box.right - clip.box.right)
          : Math.max(clip.box.top - box.top, box.bottom - clip.box.bottom);
      if (hidden <= TOLERANCE) continue;
      const isName = words.includes(longestName);
      if (isEllipsis(element, clip.by) && !isName) continue;
      const detail = `${Math.round(hidden)} px ${axis === 'x' ? 'beside' : 'above or below'} its box`;
      findings.set(element, findingAt(element, isName ? 'cutName' : 'clipped', detail));
    }
  }
  return [...findings.values()];
}

/** What was typed is longer or higher than its field, which nobody can see at a glance. */
export function clippedFields(shown: Element): Finding[] {
  const fields = [...shown.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')];
  return fields
    .filter(({ type }) => !/checkbox|radio|date|time|month/.test(type))
    .filter(({ value, placeholder }) => value !== '' || placeholder !== '')
    .filter((field) => {
      if (field.value !== '')
        return field.scrollWidth > field.clientWidth + TOLERANCE || field.scrollHeight > field.clientHeight + TOLERANCE;
      return placeholderWidth(field) > field.clientWidth + TOLERANCE;
    })
    .map((field) =>
      findingAt(
        field,
        'clipped',
        field.value === '' ? 'a placeholder longer than its field' : 'a value longer than its field',
      ),
    );
}

function placeholderWidth(field: HTMLInputElement | HTMLTextAreaElement): number {
  if (field instanceof HTMLTextAreaElement) return 0;
  const pencil = document.createElement('canvas').getContext('2d');
  if (!pencil) return 0;
  pencil.font = getComputedStyle(field).font;
  return pencil.measureText(field.placeholder).width;
}

const related = (a: Element, b: Element): boolean => a.contains(b) || b.contains(a);

/** Lines of different elements that lie over one another. What is fixed lies over what scrolls beneath it, and may. */
export function overlappingTexts(lines: readonly TextLine[], scroller: Element): Finding[] {
  const shown = lines.map((line) => ({ ...line, box: visiblePart(line, scroller) })).filter(({ box }) => area(box) > 0);
  const byTop = shown.sort((a, b) => a.box.top - b.box.top);
  const findings = new Map<Element, Finding>();
  byTop.forEach((line, index) => {
    for (let next = index + 1; next < byTop.length; next += 1) {
      const other = byTop[next];
      if (!other || other.box.top >= line.box.bottom) return;
      if (other.layer !== line.layer || related(line.element, other.element) || findings.has(line.element)) continue;
      const common = overlapOf(line.box, other.box);
      const [width, height] = [common.right - common.left, common.bottom - common.top];
      if (Math.min(width, height) <= TOLERANCE * 2) continue;
      findings.set(
        line.element,
        findingAt(
          line.element,
          'overlap',
          `${Math.round(width)} × ${Math.round(height)} px under “${Array.from(other.words).slice(0, 30).join('')}”`,
        ),
      );
    }
  });
  return [...findings.values()];
}

/** What is left of a line within all the boxes around it that hide what is outside of them. */
function visiblePart({ element, box }: TextLine, scroller: Element): Box {
  const visible = { ...box };
  for (const axis of ['x', 'y'] as const) {
    const [from, to] = axis === 'x' ? (['left', 'right'] as const) : (['top', 'bottom'] as const);
    let frame = frameOf(element, axis, scroller);
    while (frame) {
      visible[from] = Math.max(visible[from], frame.box[from]);
      visible[to] = Math.min(visible[to], frame.box[to]);
      const around: Element | null = frame.by.parentElement;
      frame = around === null ? undefined : frameOf(around, axis, scroller);
    }
  }
  return visible;
}

/** Texts of a page without a navigation bar that lie under WeChat's own capsule or the status bar. */
export function textsUnderCapsule(page: Element, scroller: Element, lines: readonly TextLine[]): Finding[] {
  if (!page.classList.contains('mp-custom') || scroller.scrollTop > 0) return [];
  const covers = [...document.querySelectorAll('.mp-capsule, .mp-status')].map((each) => each.getBoundingClientRect());
  return lines
    .filter(({ box }) => covers.some((cover) => area(overlapOf(box, cover)) > 0))
    .map(({ element }) => findingAt(element, 'underCapsule', 'under the status bar or the capsule'));
}

/** Texts that stay under a bar at the bottom when the page is scrolled to its end. Scrolls there and back. */
export function coveredTexts(scroller: Element): Finding[] {
  const before = scroller.scrollTop;
  scroller.scrollTop = scroller.scrollHeight;
  const viewport = scroller.getBoundingClientRect();
  const bars = [...scroller.querySelectorAll('*')].filter((element) => {
    const { position } = getComputedStyle(element);
    const { top, bottom, width } = element.getBoundingClientRect();
    return (
      /fixed|sticky/.test(position) &&
      bottom >= viewport.bottom - 1 &&
      top > viewport.top + 1 &&
      width > viewport.width / 2
    );
  });
  const findings = textLines(scroller)
    .filter(({ layer }) => layer === scroller)
    .flatMap(({ element, box }) => {
      const bar = bars.find(
        (each) =>
          !related(each, element) &&
          overlapOf(box, each.getBoundingClientRect()).bottom - box.top > TOLERANCE &&
          box.top < viewport.bottom &&
          area(overlapOf(box, each.getBoundingClientRect())) > 0,
      );
      return bar && layerOf(bar, scroller) === bar
        ? [findingAt(element, 'covered', 'under the bar at the bottom, at the end of the page')]
        : [];
    });
  scroller.scrollTop = before;
  return findings;
}

/** Half a character (a surrogate alone), which is drawn as \ufffd, counts as one. */
const BAD_WORD = /\ufffd|\p{Cs}|\[object \w+\]|\b(undefined|NaN|null|Infinity|Invalid Date)\b/u;

/** What a program says and people do not, on the screen or read out. */
export function badWords(page: Element, lines: readonly TextLine[]): Finding[] {
  const shown = lines.filter(({ words }) => BAD_WORD.test(words)).map(({ element }) => element);
  const spoken = [...page.querySelectorAll('[aria-label], [placeholder], [alt]')].filter((element) =>
    ['aria-label', 'placeholder', 'alt'].some((name) => BAD_WORD.test(element.getAttribute(name) ?? '')),
  );
  return [...new Set([...shown, ...spoken])].map((element) => findingAt(element, 'badWord', 'not a word for people'));
}
