import { SaxesParser } from 'saxes';
import { refuseTable } from './table-refusal';

type Attributes = Readonly<Record<string, string>>;

/** What is told of a document while it is read. Names come without the prefix that some programs write (`x:row`). */
interface XmlReader {
  open?: (name: string, attributes: Attributes) => void;
  text?: (text: string) => void;
  close?: (name: string) => void;
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/**
 * Reads an XML document part by part. Documents with a DTD are refused: a table has none, and entities can grow.
 * @throws TableRefusal `unreadable`
 */
export function readXml(parts: readonly Uint8Array[], reader: XmlReader): void {
  const parser = new SaxesParser();
  parser.on('error', () => refuseTable('unreadable'));
  parser.on('doctype', () => refuseTable('unreadable'));
  parser.on('opentag', ({ name, attributes }) => reader.open?.(local(name), attributes));
  parser.on('text', (text) => reader.text?.(text));
  parser.on('cdata', (text) => reader.text?.(text));
  parser.on('closetag', ({ name }) => reader.close?.(local(name)));
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const textOf = (part?: Uint8Array): string => {
    try {
      return part ? decoder.decode(part, { stream: true }) : decoder.decode();
    } catch {
      return refuseTable('unreadable');
    }
  };
  for (const part of parts) parser.write(textOf(part));
  parser.write(textOf());
  parser.close();
}

/** An attribute by its name without prefix: `r:id` is `id`. */
export function attributeOf(attributes: Attributes, name: string): string | undefined {
  const key = Object.keys(attributes).find((each) => local(each) === name);
  return key === undefined ? undefined : attributes[key];
}

/** What spreadsheet programs write for characters that XML does not take: `_x000D_`. */
export const plainXmlText = (text: string): string =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
