/** Runs inside the phone: measures the page on top. Bundled by `measure.ts`; axe-core is there before it. */
import type { AxeResults, NodeResult, RunOptions } from 'axe-core';
import {
  actionsOf,
  actionsOutOfReach,
  actionsWithoutRole,
  cutCodes,
  disabledUnsaid,
  searchUnannounced,
  smallTargets,
} from './actions';
import { isSeen, textLines } from './boxes';
import { fileOf, findingAt, knowsFramework } from './elements';
import type { Finding, MeasureOptions } from './finding';
import { badWords, clippedFields, clippedTexts, coveredTexts, overlappingTexts, textsUnderCapsule } from './texts';

function need(selector: string): Element {
  const found = document.querySelector(selector);
  if (!found) throw new Error(`the phone has no ${selector}`);
  return found;
}

/** The page is wider than the screen, and what sticks out. */
function wide(scroller: Element): Finding[] {
  if (scroller.scrollWidth <= scroller.clientWidth + 1) return [];
  const { right } = scroller.getBoundingClientRect();
  const outside = [...scroller.querySelectorAll('*')].filter(
    (element) => isSeen(element) && element.getBoundingClientRect().right > right + 1,
  );
  const inner = outside.filter((element) => !outside.some((other) => other !== element && element.contains(other)));
  const detail = `${scroller.scrollWidth - scroller.clientWidth} px wider than the screen`;
  return (inner.length > 0 ? inner.slice(0, 3) : [scroller]).map((element) => findingAt(element, 'wide', detail));
}

/** What is in hand: a sheet or a dialog while one is open, since what lies under it is out of reach; else the whole page. */
function inHand(scroller: Element): Element {
  return [...scroller.querySelectorAll('[role="dialog"]')].filter(isSeen).at(-1) ?? scroller;
}

function measure({ longestName, targets }: MeasureOptions): Finding[] {
  const page = need('.mp-page.mp-top');
  const scroller = need('.mp-page.mp-top .mp-scroll');
  if (!knowsFramework(scroller)) throw new Error('glass-easel keeps its nodes elsewhere now: see elements.ts');
  const shown = inHand(scroller);
  const lines = textLines(shown);
  const actions = actionsOf(shown);
  const findings = [
    ...wide(scroller),
    ...clippedTexts(scroller, lines, longestName),
    ...clippedFields(shown),
    ...overlappingTexts(lines, scroller),
    ...textsUnderCapsule(page, scroller, lines),
    ...badWords(shown, lines),
    ...(shown === scroller ? cutCodes(page) : []),
    ...actionsOutOfReach(actions, page),
    ...actionsWithoutRole(actions),
    ...disabledUnsaid(shown),
    ...(shown === scroller ? [...searchUnannounced(page), ...coveredTexts(scroller)] : []),
  ];
  // Last: it scrolls.
  return targets ? [...findings, ...smallTargets(actions)] : findings;
}

/** Rules about a whole document, which here is the phone's, and those that are measured otherwise. */
const OFF = [
  'region',
  'landmark-one-main',
  'page-has-heading-one',
  'bypass',
  'document-title',
  'html-has-lang',
  'meta-viewport',
  'target-size',
];
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe-core says of the page; contrast is left out where the colours were measured already. */
async function runAxe({ contrast }: { contrast: boolean }): Promise<Finding[]> {
  const axe = (globalThis as unknown as { axe: { run(root: Element, options: RunOptions): Promise<AxeResults> } }).axe;
  const rules = Object.fromEntries(
    [...OFF, ...(contrast ? [] : ['color-contrast'])].map((rule) => [rule, { enabled: false }]),
  );
  const { violations } = await axe.run(need('.mp-page.mp-top .mp-scroll'), {
    runOnly: { type: 'tag', values: TAGS },
    rules: { ...rules, 'label-content-name-mismatch': { enabled: true } },
    resultTypes: ['violations'],
    elementRef: true,
  });
  return violations.flatMap(({ id, nodes }) =>
    nodes
      .map((node) => ({ element: node.element ?? document.body, why: whyOf(node) }))
      // What the phone itself has made is none of the page's.
      .filter(({ element }) => fileOf(element) !== '')
      .map(({ element, why }) => findingAt(element, 'axe', `${id}: ${why}`)),
  );
}

const whyOf = ({ any, all, none }: NodeResult): string =>
  [...none, ...all, ...any].map(({ message }) => message)[0] ?? '';

Object.assign(globalThis, { galleryMeasure: measure, galleryAxe: runAxe });
