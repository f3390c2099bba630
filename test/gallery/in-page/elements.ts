/** Elements as their templates know them. glass-easel keeps the node of its own tree on each element of the browser. */
import type { Finding, Kind } from './finding';

/** The little of glass-easel's nodes that is looked at. */
interface FrameworkNode {
  is?: string;
  ownerShadowRoot?: { getHostNode(): FrameworkNode } | null;
  _$eventTarget?: { listeners?: Record<string, unknown> } | null;
}

const nodeOf = (element: Element): FrameworkNode | undefined =>
  (element as { __wxElement?: FrameworkNode }).__wxElement;

/** Whether the framework keeps its nodes where they are looked for. Another version of it may not, and then nothing would be found. */
export const knowsFramework = (root: Element): boolean =>
  [...root.querySelectorAll('*')].some((element) => {
    const node = nodeOf(element);
    return node !== undefined && '_$eventTarget' in node && node.ownerShadowRoot?.getHostNode().is !== undefined;
  });

/** The template in which an element stands; '' for what the phone itself has made. */
export function fileOf(element: Element): string {
  for (let at: Element | null = element; at; at = at.parentElement) {
    const owner = nodeOf(at)?.ownerShadowRoot?.getHostNode().is;
    if (owner !== undefined) return owner;
  }
  return '';
}

/** Whether an element belongs to a library of components and not to the app. */
export const isOfLibrary = (element: Element): boolean => fileOf(element).startsWith('miniprogram_npm/');

/** The page or component of the app in whose template an element stands, the libraries' inner parts being of who uses them. */
function ownFileOf(element: Element): string {
  for (let at: Element | null = element; at; at = at.parentElement) {
    const file = fileOf(at);
    if (file !== '' && !file.startsWith('miniprogram_npm/')) return file;
  }
  return fileOf(element);
}

/** Whether the app's own template listens for a tap on an element. */
export const listensForTap = (element: Element): boolean =>
  !isOfLibrary(element) && nodeOf(element)?._$eventTarget?.listeners?.['tap'] !== undefined;

/** `t-button.btn-bar`: class names without those that the build adds for the scope of a style. */
function nameOf(element: Element): string {
  const classes = [...element.classList].filter((name) => !/^s\w+--/.test(name));
  return [element.localName.replace(/^wx-/, ''), ...classes].join('.');
}

const MOST_WORDS = 60;

/** What stands on an element, or what it is called. */
function wordsOf(element: Element): string {
  const text = (element.textContent ?? '').replace(/\s+/g, ' ').trim();
  const field = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement ? element : null;
  const words = text || field?.value || field?.placeholder || element.getAttribute('aria-label') || '';
  const characters = Array.from(words);
  return characters.length > MOST_WORDS ? `${characters.slice(0, MOST_WORDS).join('')}…` : words;
}

export const findingAt = (element: Element, kind: Kind, detail: string): Finding => ({
  kind,
  file: ownFileOf(element),
  element: nameOf(element),
  words: wordsOf(element),
  detail,
});
