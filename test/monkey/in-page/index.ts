/** Runs inside the browser phone, put there before its first script: counts what changes, and looks for what can be touched. */
import type { Sight, Target } from './sight';

declare global {
  interface Window {
    monkey: { changes: number; look(): Sight };
  }
}

/** Begins to count what changes on the screen. */
function watchChanges(): void {
  const counts = (record: MutationRecord): boolean => {
    // The clock of the phone ticks whatever is tapped.
    if (record.target instanceof Element && record.target.closest('.mp-time') !== null) return false;
    if (record.type !== 'attributes') return true;
    if (record.attributeName === 'data-monkey') return false;
    // A pressed look, and a ripple of its own, say nothing of what the tap does.
    return !(
      record.attributeName === 'class' &&
      record.target instanceof Element &&
      /pressed|hover/.test(`${record.oldValue ?? ''} ${record.target.className}`)
    );
  };
  new MutationObserver((records) => {
    window.monkey.changes += records.filter(counts).length;
  }).observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeOldValue: true,
  });
  document.addEventListener('scroll', () => (window.monkey.changes += 1), true);
}

/** Looks at the topmost dialog, or else at the page on top, and numbers what can be touched. */
function look(): Sight {
  const visible = (element: Element): boolean => {
    const { width, height } = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    return (
      width > 1 &&
      height > 1 &&
      style.visibility !== 'hidden' &&
      style.pointerEvents !== 'none' &&
      Number(style.opacity) > 0.05
    );
  };
  const page = document.querySelector('.mp-page.mp-top');
  const dialog = [...document.querySelectorAll('.mp-mask')].at(-1);
  const scope = dialog ?? document;
  const within = (element: Element): boolean =>
    dialog !== undefined || (page?.contains(element) ?? false) || element.closest('.mp-tabbar') !== null;
  const shownText = (element: Element): string =>
    (element instanceof HTMLElement ? element.innerText : '').replace(/\s+/g, ' ').trim();
  const taps = [
    ...scope.querySelectorAll(
      'button, wx-button, wx-picker, wx-switch, wx-navigator, [role="button"], [role="tab"], [role="radio"], [role="checkbox"], [role="switch"], [role="link"], [role="option"]',
    ),
  ];
  const texts = [...scope.querySelectorAll('input, textarea')];
  const found: { element: Element; kind: Target['kind'] }[] = [
    ...taps.map((element) => ({ element, kind: 'tap' as const })),
    ...texts.map((element) => ({ element, kind: 'text' as const })),
  ];
  const targets = found
    .filter(({ element }) => within(element) && visible(element) && element.closest('[aria-hidden="true"]') === null)
    .map(({ element, kind }, id): Target => {
      element.setAttribute('data-monkey', String(id));
      const attribute = (name: string) => element.getAttribute(name) ?? '';
      const disabled =
        attribute('aria-disabled') === 'true' ||
        element.matches('[disabled], [class*="--disabled"]') ||
        element.querySelector('[class*="--disabled"], [class*="--loading"]') !== null;
      const on = ['aria-selected', 'aria-checked', 'aria-current'].some((name) =>
        ['true', 'page'].includes(attribute(name)),
      );
      return {
        id,
        kind,
        name: (attribute('aria-label') || shownText(element) || attribute('placeholder')).slice(0, 40),
        idle: disabled || on,
      };
    });
  const text = shownText(document.body);
  return {
    targets,
    page: location.hash.slice(2),
    text,
    blank:
      page !== null && shownText(page) === '' && page.querySelector('canvas, img, wx-image, wx-canvas, .sk') === null,
    changes: window.monkey.changes,
  };
}

window.monkey = { changes: 0, look };
watchChanges();
