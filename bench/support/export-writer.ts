/** Writes one table in a process of its own, ours or a library's in its streaming way, and prints what that took. */
import { PassThrough } from 'node:stream';
import Excel from 'exceljs';
import { TableWriter } from '../../server/files/table/table-writer';

const ROWS = 10_000;
const COLUMNS = 12;
const AT_ONCE = 1000;

const columns = Array.from({ length: COLUMNS }, (_, index) => ({ title: `列${index + 1}`, width: 16 }));
const rowOf = (index: number): string[] =>
  columns.map((_, column) =>
    column === 0 ? `05455${String(index).padStart(5, '0')}` : `长沙市XX医院 ${(index * 31 + column * 7) % 9973}`,
  );

async function ours(noted: () => void): Promise<number> {
  const writer = new TableWriter('xlsx', { name: '考勤明细', columns });
  const pieces: Buffer[] = [];
  for (let start = 0; start < ROWS; start += AT_ONCE) {
    pieces.push(writer.write(Array.from({ length: AT_ONCE }, (_, index) => rowOf(start + index))));
    noted();
    // As between two reads of the database.
    await new Promise(setImmediate);
  }
  return writer.finish(pieces).length;
}

async function library(noted: () => void): Promise<number> {
  const stream = new PassThrough();
  let bytes = 0;
  stream.on('data', (part: Buffer) => {
    if (bytes === 0) noted();
    bytes += part.length;
  });
  const workbook = new Excel.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: false });
  const sheet = workbook.addWorksheet('考勤明细');
  sheet.columns = columns.map(({ title, width }) => ({ header: title, width, style: { numFmt: '@' } }));
  for (let index = 0; index < ROWS; index += 1) sheet.addRow(rowOf(index)).commit();
  sheet.commit();
  await workbook.commit();
  return bytes;
}

async function main(): Promise<void> {
  const write = process.argv[2] === 'ours' ? ours : library;
  const began = performance.now();
  let firstMs: number | undefined;
  const bytes = await write(() => (firstMs ??= performance.now() - began));
  const ms = performance.now() - began;
  const peakMb = process.resourceUsage().maxRSS / 1024;
  console.log(JSON.stringify({ ms, firstMs: firstMs ?? ms, peakMb, bytes }));
}

void main();
