import { inflateSync } from 'node:zlib';

/** What packed objects may unpack to in all, in bytes: far above any scan, far below a function's memory. */
const MOST_UNPACKED = 32 * 1024 * 1024;
/** So many streams that cannot be unpacked are looked at: each may cost as much as one that can. */
const MOST_BROKEN = 16;
/** A dictionary longer than this is none of a page. */
const LONGEST_DICTIONARY = 256 * 1024;

const OBJECT = /(\d{1,10})[\s\0]{1,20}\d{1,5}[\s\0]{1,20}obj\b/g;
const PAGE = /\/Type[\s\0]*\/Page(?![A-Za-z0-9])/;
const PACKED_OBJECTS = /\/Type[\s\0]*\/ObjStm(?![A-Za-z0-9])/;
const ENCRYPTED = /\/Encrypt[\s\0]+\d+[\s\0]+\d+[\s\0]+R/;

export type PdfPages = { kind: 'pages'; pages: number } | { kind: 'encrypted' } | { kind: 'unreadable' | 'bomb' };

/**
 * Counts the pages of a PDF within bounds: one walk over its objects, and packed ones unpack to 32 MB in all. A later
 * revision of an object takes the place of an earlier one, as in a document that was signed.
 *
 * Our own, because libraries build the whole document: pdf-lib takes 640 MB for a hostile file of 18 MB, and a function has 256.
 */
export function countPages(content: Buffer): PdfPages {
  const text = content.toString('latin1');
  if (!/^[\s\0\u00ef\u00bb\u00bf]{0,64}%PDF-/.test(text) || !text.includes('%%EOF')) return { kind: 'unreadable' };
  // Of all objects only those that are pages are remembered: a file may have a million others.
  const pages = new Set<number>();
  let hasObjects = false;
  const note = ({ number, dictionary }: PdfObject): void => {
    hasObjects = true;
    if (PAGE.test(dictionary)) pages.add(number);
    else pages.delete(number);
  };
  const isEncrypted = ENCRYPTED.test(text);
  let left = MOST_UNPACKED;
  let broken = isEncrypted ? MOST_BROKEN : 0;
  for (const object of objectsOf(text)) {
    note(object);
    const { dictionary, streamAt } = object;
    if (broken === MOST_BROKEN || streamAt === undefined || !PACKED_OBJECTS.test(dictionary)) continue;
    const unpacked = unpack(content.subarray(streamAt), left);
    if (unpacked === 'tooMuch') return { kind: 'bomb' };
    if (unpacked === 'broken') {
      broken += 1;
      continue;
    }
    left -= unpacked.text.length;
    for (const packed of packedObjects(unpacked.text, dictionary)) note(packed);
  }
  if (pages.size > 0) return { kind: 'pages', pages: pages.size };
  return hasObjects && isEncrypted ? { kind: 'encrypted' } : { kind: 'unreadable' };
}

interface PdfObject {
  number: number;
  dictionary: string;
  /** Where its stream begins, if it has one. */
  streamAt?: number;
}

/** Each object with what stands before its stream. An object ends where the next one begins at the latest: no text is read twice. */
function* objectsOf(text: string): Generator<PdfObject> {
  const starts = text.matchAll(OBJECT);
  let open: { number: number; from: number } | undefined;
  for (const match of starts) {
    if (open) yield objectOf(text, open, match.index);
    open = { number: Number(match[1]), from: match.index + match[0].length };
  }
  if (open) yield objectOf(text, open, text.length);
}

function objectOf(text: string, { number, from }: { number: number; from: number }, until: number): PdfObject {
  const body = text.slice(from, Math.min(until, from + LONGEST_DICTIONARY));
  const stream = /\bstream\r?\n/.exec(body);
  const dictionary = withPlainNames(stream ? body.slice(0, stream.index) : body);
  return { number, dictionary, ...(stream ? { streamAt: from + stream.index + stream[0].length } : {}) };
}

/** `/P#61ge` is `/Page`. */
const withPlainNames = (dictionary: string): string =>
  dictionary.includes('#')
    ? dictionary.replace(/#([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    : dictionary;

/** A packed stream says itself where it ends: what follows in the file is not read. */
function unpack(packed: Buffer, most: number): { text: string } | 'tooMuch' | 'broken' {
  try {
    return { text: inflateSync(packed, { maxOutputLength: Math.max(most, 1) }).toString('latin1') };
  } catch (thrown) {
    return (thrown as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'tooMuch' : 'broken';
  }
}

/**
 * An object stream begins with pairs of number and place, the places in rising order; the objects follow from `/First` on. Each ends
 * where the next one begins, and what goes back is left out: no text is read twice.
 */
function* packedObjects(unpacked: string, dictionary: string): Generator<PdfObject> {
  const first = Number(/\/First[\s\0]+(\d{1,9})/.exec(dictionary)?.[1] ?? 0);
  let open: { number: number; from: number } | undefined;
  for (const [, number, place] of unpacked.slice(0, first).matchAll(/(\d{1,10})[\s\0]+(\d{1,10})/g)) {
    const from = first + Number(place);
    if (open && from <= open.from) continue;
    if (open) yield packedObject(unpacked, open, from);
    open = { number: Number(number), from };
  }
  if (open) yield packedObject(unpacked, open, unpacked.length);
}

const packedObject = (
  unpacked: string,
  { number, from }: { number: number; from: number },
  until: number,
): PdfObject => ({
  number,
  dictionary: withPlainNames(unpacked.slice(from, until)),
});
