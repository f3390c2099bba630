/** An element with a class, a text and attributes. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className = '',
  text = '',
  attributes: Record<string, string> = {},
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  if (className !== '') element.className = className;
  if (text !== '') element.textContent = text;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

/** Units that a browser lacks, in style values set at run time. Style sheets are converted by the build. */
export function browserUnits(value: string): string {
  return value
    .replace(/(-?(?:\d+\.?\d*|\.\d+))rpx\b/g, 'calc($1 * var(--rpx))')
    .replace(/(-?(?:\d+\.?\d*|\.\d+))vh\b/g, 'calc($1 * var(--vh))')
    .replace(/env\(safe-area-inset-(top|bottom)\)/g, 'var(--safe-$1)');
}

/** Whether a phone tag keeps its name in the browser: only custom components with a hyphen do. */
const KEEPS_NAME = /^(?!(?:scroll|picker|swiper|radio|checkbox|root|page)-).*-/;

/** Name of a tag in the browser: `view` becomes `wx-view`, so that no browser tag's own behaviour mixes in. */
export const browserTag = (tag: string): string => (KEEPS_NAME.test(tag) ? tag : `wx-${tag}`);

/** Values of a style attribute come with phone units. */
export function createPhoneElement(tag: string): HTMLElement {
  const element = document.createElement(browserTag(tag));
  const set = element.setAttribute.bind(element);
  element.setAttribute = (name: string, value: string) => set(name, name === 'style' ? browserUnits(value) : value);
  return element;
}
