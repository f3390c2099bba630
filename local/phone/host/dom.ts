import { browserTag, browserUnits } from '../markup';

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

/** Values of a style attribute come with phone units. */
export function createPhoneElement(tag: string): HTMLElement {
  const element = document.createElement(browserTag(tag));
  const set = element.setAttribute.bind(element);
  element.setAttribute = (name: string, value: string) => set(name, name === 'style' ? browserUnits(value) : value);
  return element;
}
