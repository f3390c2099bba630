import { fontFile } from './font';

/** A4 in points, upright. */
export const A4 = { width: 595.28, height: 841.89 } as const;
/** To every side; the footer lies in it. */
export const MARGIN = 48;
const SMALL = 9;
const INK = '#111111';
const GREY = '#555555';

/** Stands in print for a character that the font lacks, as in typesetting (geta mark); it is filled in by hand. */
const MISSING_MARK = '〓';

/** The glyphs of a font as pdfkit has it open. */
interface OpenFont {
  hasGlyphForCodePoint(codePoint: number): boolean;
}

/** A PDF that is being made. Every text goes through {@link Pdf.words}: nothing may come out blank. */
export interface Pdf {
  /** For lines, boxes and pictures; texts of people through `words` first. */
  readonly doc: PDFKit.PDFDocument;
  /** A text as it can be printed: control characters are dropped, and what the font lacks becomes {@link MISSING_MARK}. */
  words(text: string): string;
  /** Where the next thing stands, and how much of the page is left. */
  readonly left: number;
  readonly width: number;
  readonly bottom: number;
  /** Puts the foot under every page, and gives the bytes. Equal input gives equal bytes. */
  finish(): Promise<Buffer>;
}

/**
 * Begins a PDF of A4 pages in Chinese, with page numbers. What draws it is large, and is loaded when the first one is made.
 * @param title of the document, also for a viewer's head line
 * @param at the instant that stands in it as its time of making
 * @param foot stands left at the foot of each page
 * @param plain pages without a foot, for pictures that fill them
 */
export async function openPdf({
  title,
  at,
  foot = '',
  landscape = false,
  plain = false,
}: {
  title: string;
  at: number;
  foot?: string;
  landscape?: boolean;
  plain?: boolean;
}): Promise<Pdf> {
  const { default: PDFDocument } = await import('pdfkit');
  const size = landscape ? { width: A4.height, height: A4.width } : A4;
  const doc = new PDFDocument({
    size: [size.width, size.height],
    margin: MARGIN,
    bufferPages: true,
    autoFirstPage: !plain,
    font: fontFile(),
    lang: 'zh-CN',
    displayTitle: true,
    info: { Title: title, CreationDate: new Date(at), ModDate: new Date(at) },
  });
  const bytes = collect(doc);
  const font = openFontOf(doc);
  let missing = false;
  const words = (text: string): string =>
    Array.from(text.replace(/[^\P{C}\n]/gu, ''), (character) => {
      if (character === '\n' || font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0)) return character;
      missing = true;
      return MISSING_MARK;
    }).join('');
  const drawFeet = () => {
    const { count } = doc.bufferedPageRange();
    for (let page = 0; page < count; page += 1) {
      doc.switchToPage(page);
      const note = missing ? `${words(foot)}  ${MISSING_MARK} 是字库没有的字，请手写补上` : words(foot);
      const y = size.height - MARGIN + 14;
      // Without a lower margin: a line there would begin another page.
      doc.page.margins.bottom = 0;
      doc.fontSize(SMALL).fillColor(GREY);
      doc.text(note, MARGIN, y, { lineBreak: false });
      doc.text(`第 ${page + 1} 页 / 共 ${count} 页`, MARGIN, y, { width: size.width - 2 * MARGIN, align: 'right' });
    }
  };
  if (!plain) doc.fillColor(INK);
  return {
    doc,
    words,
    left: MARGIN,
    width: size.width - 2 * MARGIN,
    bottom: size.height - MARGIN,
    finish() {
      if (!plain) drawFeet();
      doc.end();
      return bytes;
    },
  };
}

/** pdfkit tells nobody which characters it lacks; its open font knows. The one place that looks behind its types. */
const openFontOf = (doc: PDFKit.PDFDocument): OpenFont => (doc as unknown as { _font: { font: OpenFont } })._font.font;

function collect(doc: PDFKit.PDFDocument): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const parts: Uint8Array[] = [];
    doc.on('data', (part: Uint8Array) => parts.push(part));
    doc.on('end', () => resolve(Buffer.concat(parts)));
    doc.on('error', reject);
  });
}
