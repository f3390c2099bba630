import { exactDigits } from '../../../domain/kernel/table';
import { unpack } from './archive';
import { attributeOf, readXml } from './xml';
import { refuseTable } from './table-refusal';

/** The parts of an .xlsx file that a list of people needs. */
export interface Workbook {
  sheet: readonly Uint8Array[];
  sharedStrings: readonly Uint8Array[];
  formats: NumberFormats;
}

const WORKBOOK = 'xl/workbook.xml';
const RELATIONS = 'xl/_rels/workbook.xml.rels';
const STYLES = 'xl/styles.xml';
const STRINGS = 'xl/sharedStrings.xml';

/** The first sheet that is not hidden, with what its cells refer to. @throws TableRefusal */
export function openWorkbook(content: Uint8Array): Workbook {
  const guide = unpack(content, new Set([WORKBOOK, RELATIONS, STYLES]));
  const sheetPath = firstSheet(guide.get(WORKBOOK) ?? refuseTable('unreadable'), guide.get(RELATIONS) ?? []);
  const parts = unpack(content, new Set([sheetPath, STRINGS]));
  return {
    sheet: parts.get(sheetPath) ?? refuseTable('unreadable'),
    sharedStrings: parts.get(STRINGS) ?? [],
    formats: formatsOf(guide.get(STYLES)),
  };
}

function firstSheet(workbook: readonly Uint8Array[], relations: readonly Uint8Array[]): string {
  let wanted: string | undefined;
  readXml(workbook, {
    open: (name, attributes) => {
      if (name !== 'sheet' || wanted !== undefined) return;
      if ((attributes['state'] ?? 'visible') === 'visible') wanted = attributeOf(attributes, 'id');
    },
  });
  let target: string | undefined;
  readXml(relations, {
    open: (name, attributes) => {
      if (name === 'Relationship' && attributes['Id'] === wanted) target = attributes['Target'];
    },
  });
  if (wanted === undefined || target === undefined) return refuseTable('unreadable');
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
}

/** How a style shows a number: as a day, or with so many digits at least. */
export type NumberFormat = { kind: 'date' } | { kind: 'digits'; width: number };
/** By the style of a cell, as the cell names it. */
export type NumberFormats = readonly (NumberFormat | undefined)[];

/** Formats of days that every program knows by number; 27–36 and 50–58 are those of Chinese programs. */
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

function formatsOf(styles: readonly Uint8Array[] | undefined): NumberFormats {
  if (!styles) return [];
  const codes = new Map<number, string>();
  const ids: number[] = [];
  let inCells = false;
  readXml(styles, {
    open: (name, attributes) => {
      if (name === 'numFmt') codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
      if (name === 'cellXfs') inCells = true;
      if (name === 'xf' && inCells) ids.push(Number(attributes['numFmtId'] ?? 0));
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return ids.map((id) => (isBuiltInDate(id) ? { kind: 'date' } : formatOf(codes.get(id))));
}

function formatOf(code: string | undefined): NumberFormat | undefined {
  if (code === undefined) return undefined;
  // Texts, colours and conditions inside a format are not what it shows.
  const bare = code.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '');
  if (/[ymdhs]/i.test(bare)) return { kind: 'date' };
  return /^0+$/.test(bare) ? { kind: 'digits', width: bare.length } : undefined;
}

/** A number as its cell shows it where that is exact; as the file holds it where it is not. */
export const shownNumber = (held: string, format: NumberFormat | undefined): string =>
  exactDigits(held, format?.kind === 'digits' ? format.width : 0) ?? held;
