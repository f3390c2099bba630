import { MARGIN, type Pdf } from './open-pdf';

/** One cell of a row. */
export interface Cell {
  text: string;
  /** Columns that it covers; 1 where it is left out. */
  span?: number;
  align?: 'left' | 'center';
  /** The name of what stands beside it: grey behind. */
  label?: boolean;
}

/** Rows of cells with lines around them. */
export interface Rows {
  /** Shares of the width, one a column: [1, 2, 1, 2]. */
  columns: readonly number[];
  rows: readonly (readonly Cell[])[];
  /** Stands above the rows on each page that they reach. */
  head?: readonly Cell[];
  /** Points; a row that is filled in by hand wants more. */
  minHeight?: number;
  fontSize?: number;
}

const PADDING = 5;
const LINE = '#333333';
const LABEL_GROUND = '#eef2f3';

/** Draws rows from where the document stands; what does not fit goes on, row by row, on the next page under the same head. */
export function drawRows(pdf: Pdf, { columns, rows, head, minHeight = 26, fontSize = 10.5 }: Rows): void {
  const { doc } = pdf;
  const shares = columns.reduce((sum, share) => sum + share, 0);
  const widths = columns.map((share) => (share / shares) * pdf.width);
  const setting = { widths, minHeight, fontSize };
  let y = doc.y;
  const put = (cells: readonly Cell[]) => {
    y += drawRow(pdf, cells, { ...setting, y });
  };
  if (head) put(head);
  for (const cells of rows) {
    if (y + heightOf(pdf, cells, setting) > pdf.bottom) {
      doc.addPage();
      y = MARGIN;
      if (head) put(head);
    }
    put(cells);
  }
  doc.x = pdf.left;
  doc.y = y;
}

interface Setting {
  widths: readonly number[];
  minHeight: number;
  fontSize: number;
}

/** Where each cell begins, and how wide it is. */
function placesOf(cells: readonly Cell[], widths: readonly number[]): { cell: Cell; x: number; width: number }[] {
  let column = 0;
  let x = 0;
  return cells.map((cell) => {
    const { span = 1 } = cell;
    const width = widths.slice(column, column + span).reduce((sum, each) => sum + each, 0);
    const place = { cell, x, width };
    column += span;
    x += width;
    return place;
  });
}

function heightOf(pdf: Pdf, cells: readonly Cell[], { widths, minHeight, fontSize }: Setting): number {
  pdf.doc.fontSize(fontSize);
  const heights = placesOf(cells, widths).map(
    ({ cell, width }) => pdf.doc.heightOfString(pdf.words(cell.text), { width: width - 2 * PADDING }) + 2 * PADDING,
  );
  return Math.max(minHeight, ...heights);
}

/** @returns its height */
function drawRow(pdf: Pdf, cells: readonly Cell[], { y, ...setting }: Setting & { y: number }): number {
  const { doc } = pdf;
  const height = heightOf(pdf, cells, setting);
  for (const { cell, x, width } of placesOf(cells, setting.widths)) {
    const left = pdf.left + x;
    if (cell.label) doc.rect(left, y, width, height).fill(LABEL_GROUND);
    doc.lineWidth(0.6).rect(left, y, width, height).stroke(LINE);
    const inner = { width: width - 2 * PADDING, align: cell.align ?? 'left' } as const;
    const text = pdf.words(cell.text);
    doc.fillColor('#111111').fontSize(setting.fontSize);
    doc.text(text, left + PADDING, y + (height - doc.heightOfString(text, inner)) / 2, inner);
  }
  return height;
}
