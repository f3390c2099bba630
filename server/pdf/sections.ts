import type { Pdf } from './open-pdf';
import { drawRows, type Cell } from './rows';

/** A heading, kept together with what begins under it. */
export function section(pdf: Pdf, title: string): void {
  const { doc } = pdf;
  // A heading alone at the foot of a page has no table under it.
  if (doc.y + 90 > pdf.bottom) doc.addPage();
  doc.moveDown(0.7).fillColor('#111111').fontSize(12).text(pdf.words(title));
  doc.moveDown(0.3);
}

/** A table under its heading; without rows it has empty ones to write into. */
export function table(
  pdf: Pdf,
  title: string,
  {
    columns,
    rows,
    blank = 0,
  }: { columns: Readonly<Record<string, number>>; rows: readonly string[][]; blank?: number },
): void {
  section(pdf, title);
  const names = Object.keys(columns);
  const empty = Array.from({ length: blank }, () => names.map(() => ''));
  drawRows(pdf, {
    columns: Object.values(columns),
    fontSize: 9.5,
    head: names.map((text): Cell => ({ text, label: true, align: 'center' })),
    rows: (rows.length > 0 ? rows : empty).map((texts) => texts.map((text): Cell => ({ text }))),
  });
}
