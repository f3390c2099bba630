/**
 * Where the elements and attributes of a template stand. Expressions are left as text: the template compiler reads them. What it
 * makes of a template no longer says which attribute or which branch something came from; this does.
 */

/** Offsets are in UTF-16 units from the start of the template. */
export interface Attribute {
  name: string;
  start: number;
  /** Text between the quotes; undefined for an attribute without a value. */
  value: string | undefined;
  valueStart: number;
  end: number;
}

export interface Element {
  tag: string;
  start: number;
  /** Behind the start tag. */
  contentStart: number;
  /** Behind the end tag. */
  end: number;
  attributes: Attribute[];
  parent: Element | undefined;
  children: Element[];
}

const COMMENT = /<!--[\s\S]*?(?:-->|$)/y;
const START = /<([a-zA-Z][\w-]*)/y;
const END = /<\/([a-zA-Z][\w-]*)\s*>/y;
const ATTRIBUTE = /\s*([^\s"'<>/=]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+))?/y;
const START_END = /\s*(\/?)>/y;
const SCRIPT = /[\s\S]*?(?=<\/wxs\s*>)/y;

/**
 * The elements of a template, the outermost ones first.
 * @throws where tags do not pair, which the template compiler has refused before
 */
export function readMarkup(wxml: string): Element[] {
  const roots: Element[] = [];
  let open: Element | undefined;
  let offset = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = offset;
    const found = pattern.exec(wxml);
    if (found) offset = pattern.lastIndex;
    return found;
  };
  const attributes = (): Attribute[] => {
    const found: Attribute[] = [];
    for (let start = offset, match = take(ATTRIBUTE); match; start = offset, match = take(ATTRIBUTE)) {
      const [whole, name = '', raw] = match;
      const quoted = raw !== undefined && /^["']/.test(raw);
      found.push({
        name,
        start: start + whole.indexOf(name),
        value: quoted ? raw.slice(1, -1) : raw,
        valueStart: raw === undefined ? offset : offset - raw.length + (quoted ? 1 : 0),
        end: offset,
      });
    }
    return found;
  };

  while (offset < wxml.length) {
    const start = offset;
    if (take(COMMENT)) continue;
    const closing = take(END);
    if (closing) {
      if (open === undefined || open.tag !== closing[1]) throw new Error(`</${closing[1]}> closes nothing`);
      open.end = offset;
      open = open.parent;
      continue;
    }
    const opening = take(START);
    if (!opening) {
      offset += 1;
      continue;
    }
    const element: Element = {
      tag: opening[1] ?? '',
      start,
      attributes: attributes(),
      contentStart: start,
      end: start,
      parent: open,
      children: [],
    };
    const closed = take(START_END);
    if (!closed) throw new Error(`<${element.tag}> does not end`);
    element.contentStart = element.end = offset;
    (open?.children ?? roots).push(element);
    if (closed[1] === '/') continue;
    open = element;
    if (element.tag === 'wxs') take(SCRIPT);
  }
  if (open) throw new Error(`<${open.tag}> is not closed`);
  return roots;
}

/** The innermost element around an offset. */
export function elementAt(elements: readonly Element[], offset: number): Element | undefined {
  const around = elements.find((element) => element.start <= offset && offset < element.end);
  return around && (elementAt(around.children, offset) ?? around);
}

/** The attribute of an element that an offset lies in. */
export function attributeAt(element: Element, offset: number): Attribute | undefined {
  return element.attributes.find((attribute) => attribute.start <= offset && offset < attribute.end);
}

/** Every element, parents before children. */
export function allElements(elements: readonly Element[]): Element[] {
  return elements.flatMap((element) => [element, ...allElements(element.children)]);
}

/** 1-based line and column of an offset. */
export function positionOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}
