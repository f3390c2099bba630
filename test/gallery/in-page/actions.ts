/** Measures of what can be touched: large enough, within reach, and said to be what it is. */
import { canScrollTo, isSeen } from './boxes';
import { findingAt, isOfLibrary, listensForTap } from './elements';
import type { Finding } from './finding';

const ROLES = [
  'button',
  'link',
  'tab',
  'checkbox',
  'radio',
  'switch',
  'combobox',
  'option',
  'menuitem',
  'slider',
  'spinbutton',
];
const CONTROLS =
  'wx-button, wx-input, wx-textarea, wx-picker, wx-switch, wx-radio, wx-checkbox, wx-slider, button, input, select, textarea, a[href]';

/** Whether a control stands for an element around it: a phone takes the touch for the whole tag. */
const standsFor = (element: Element): boolean =>
  element.matches('input, select, textarea') &&
  element.closest('wx-input, wx-textarea, wx-picker, wx-switch, wx-radio, wx-checkbox') !== null;

/** Everything on a page that answers a touch. */
export function actionsOf(page: Element): Element[] {
  return [...page.querySelectorAll('*')].filter((element) => {
    if (!isSeen(element) || standsFor(element)) return false;
    const role = element.getAttribute('role') ?? '';
    return ROLES.includes(role) || element.matches(CONTROLS) || listensForTap(element);
  });
}

/** WeChat's own and the guidelines' smallest side of a target, px. */
const SMALLEST = 44;
/** Half a pixel is a matter of rounding. */
const ROUNDING = 0.5;

/** Text with other text beside it in one line: its height is that of the line. */
function isInSentence(element: Element): boolean {
  if (!/^inline/.test(getComputedStyle(element).display)) return false;
  const parent = element.parentElement;
  if (!parent) return false;
  const around = (parent.textContent ?? '').replace(element.textContent ?? '', '').trim();
  return around.length > 0;
}

/** How far from its middle an element still answers a touch: what lies outside its box may be its own too. */
function reach(element: Element, x: number, y: number, dx: number, dy: number): number {
  for (let distance = 1; distance <= SMALLEST; distance += 1) {
    const hit = document.elementFromPoint(x + dx * distance, y + dy * distance);
    if (!hit || (hit !== element && !element.contains(hit))) return distance - 1;
  }
  return SMALLEST;
}

function touchedSize(element: Element): { width: number; height: number } {
  const box = element.getBoundingClientRect();
  if (box.width >= SMALLEST - ROUNDING && box.height >= SMALLEST - ROUNDING) return box;
  element.scrollIntoView({ block: 'center', inline: 'center' });
  const { left, right, top, bottom, width, height } = element.getBoundingClientRect();
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  return {
    width: Math.max(width, reach(element, x, y, -1, 0) + reach(element, x, y, 1, 0) + 1),
    height: Math.max(height, reach(element, x, y, 0, -1) + reach(element, x, y, 0, 1) + 1),
  };
}

/** Targets smaller than a finger. An action inside another one that does the same is measured as that one. */
export function smallTargets(actions: readonly Element[]): Finding[] {
  return actions.flatMap((element) => {
    if (isInSentence(element)) return [];
    const { width, height } = touchedSize(element);
    if (width >= SMALLEST - ROUNDING && height >= SMALLEST - ROUNDING) return [];
    return [findingAt(element, 'smallTarget', `${Math.round(width)} × ${Math.round(height)} px`)];
  });
}

/** Actions outside the screen on a page, or in a sheet, that nobody can scroll. */
export function actionsOutOfReach(actions: readonly Element[], page: Element): Finding[] {
  const { top, bottom } = page.getBoundingClientRect();
  return actions
    .filter((element) => {
      const box = element.getBoundingClientRect();
      const outside = box.top >= bottom - 1 || box.bottom <= top + 1 || box.bottom > bottom + SMALLEST / 2;
      return outside && !canScrollTo(element);
    })
    .map((element) => findingAt(element, 'outOfReach', 'below or above the edge, and nothing scrolls'));
}

/** A code that people scan must be on the screen as a whole before anybody scrolls. */
export function cutCodes(page: Element): Finding[] {
  const screen = page.getBoundingClientRect();
  return [...page.querySelectorAll('[role="img"][aria-label*="码"]')].filter(isSeen).flatMap((code) => {
    const { top, bottom, left, right } = code.getBoundingClientRect();
    const hidden = Math.max(screen.top - top, bottom - screen.bottom, screen.left - left, right - screen.right);
    return hidden > 1 ? [findingAt(code, 'cutCode', `${Math.round(hidden)} px outside the screen`)] : [];
  });
}

/** Something answers a touch and is not said to be a button: nobody who listens to the screen knows. */
export function actionsWithoutRole(actions: readonly Element[]): Finding[] {
  return (
    actions
      .filter((element) => !isOfLibrary(element) && !element.matches(CONTROLS) && !element.hasAttribute('role'))
      .filter((element) => element.closest('[aria-hidden="true"]') === null)
      // A mask, or a box that only keeps a touch from what lies under it, holds the real actions.
      .filter((element) => !actions.some((other) => other !== element && element.contains(other)))
      .map((element) => findingAt(element, 'withoutRole', 'answers a tap, has no role'))
  );
}

/** TDesign greys a button by a class alone. */
export function disabledUnsaid(page: Element): Finding[] {
  return [...page.querySelectorAll('[class*="--disabled"]')]
    .filter((element) => isSeen(element) && ROLES.includes(element.getAttribute('role') ?? ''))
    .filter((element) => element.getAttribute('aria-disabled') !== 'true' && !element.hasAttribute('disabled'))
    .map((element) => findingAt(element, 'disabledUnsaid', 'looks disabled, is not said to be'));
}

/** A search changes the list somewhere below: somebody who does not see it must be told by a region that was there before. */
export function searchUnannounced(page: Element): Finding[] {
  const fields = [...page.querySelectorAll('input')].filter((field) => isSeen(field) && isSearch(field));
  const told = page.querySelector('.mp-scroll [aria-live]') !== null;
  return told ? [] : fields.map((field) => findingAt(field, 'searchUnannounced', 'no live region says what was found'));
}

const isSearch = (field: HTMLInputElement): boolean =>
  field.type === 'search' || field.closest('.search, [role="search"], [role="searchbox"]') !== null;
