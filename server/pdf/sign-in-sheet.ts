import { creditLevels } from '../../domain/kernel/credit-level';
import { labelOf } from '../../domain/kernel/enumeration';
import { clockOf, dayOf, weekdayOf, type Day } from '../../domain/kernel/time';
import { originWords } from '../attendance/origin-words';
import type { Project } from '../data/documents';
import type { SheetRow } from '../attendance/sheet-rows';
import { openPdf, type Pdf } from './open-pdf';
import { drawRows, type Cell } from './rows';

/** Between the parts of a line: a blank as wide as a character. */
const GAP = '\u3000';
/** Empty lines for whoever is on no list. */
const WALK_INS = 20;
/** Room for a signature, points. */
const LINE_HEIGHT = 27;

interface Sheet {
  project: Pick<Project, 'projectNumber' | 'creditLevel' | 'title' | 'institutionName' | 'form'>;
  day: Day;
  /** When people were to check in on that day, in words. */
  windows: readonly string[];
  sheet: 'before' | 'after';
  rows: readonly SheetRow[];
  at: number;
  /** Of a day that fills several files: how many people stand in those before, and how many there are in all. */
  part?: { before: number; whole: number };
}

/** 签到表 of one day, A4 upright: the head on each page, a column to sign in, who is responsible at the end (G9c). */
export async function signInSheetPdf({ project, day, windows, sheet, rows, at, part }: Sheet): Promise<Buffer> {
  const foot = `${project.institutionName} · 继教通生成 ${dayOf(at)} ${clockOf(at).slice(0, 5)}`;
  const pdf = await openPdf({ title: '考勤签到表', at, foot });
  const { doc } = pdf;
  doc.fontSize(17).text(pdf.words('考勤签到表'), { align: 'center' });
  doc.moveDown(0.5).fontSize(11);
  doc.text(
    pdf.words(`${project.projectNumber}（${labelOf(creditLevels, project.creditLevel)}）${GAP}${project.title}`),
  );
  const where = project.form.venue === '' ? '' : GAP + project.form.venue;
  const when = windows.length === 0 ? '' : `${GAP}时段 ${windows.join('、')}`;
  doc.text(pdf.words(`${day}（${weekdayOf(day)}）${where}${when}`));
  doc.moveDown(0.5);
  if (sheet === 'before') drawExpected(pdf, rows);
  else drawPresent(pdf, rows, part?.before ?? 0);
  const present = `本日 ${part?.whole ?? rows.length} 人签到`;
  signature(pdf, sheet === 'before' ? `名单 ${rows.length} 人，另留 ${WALK_INS} 行` : present);
  return pdf.finish();
}

const heading = (text: string): Cell => ({ text, label: true, align: 'center' });
const centred = (text: string): Cell => ({ text, align: 'center' });

function drawExpected(pdf: Pdf, rows: readonly SheetRow[]): void {
  const blank = Array.from({ length: WALK_INS }, () => ({ name: '', institutionName: '', department: '' }));
  drawRows(pdf, {
    columns: [0.6, 1.2, 2.6, 2.2, 1.6, 1.6],
    head: ['序号', '姓名', '单位', '科室 · 职称', '上午签名', '下午签名'].map(heading),
    rows: [...rows, ...blank].map(({ name, institutionName, department }, index) => [
      centred(String(index + 1)),
      ...[name, institutionName, department, '', ''].map((text) => ({ text })),
    ]),
    minHeight: LINE_HEIGHT,
    fontSize: 9.5,
  });
}

function drawPresent(pdf: Pdf, rows: readonly SheetRow[], before: number): void {
  drawRows(pdf, {
    columns: [0.6, 1.1, 2.3, 1.8, 1.1, 1.1, 0.9, 1.5],
    head: ['序号', '姓名', '单位', '科室', '首次', '末次', '来源', '签名'].map(heading),
    rows: rows.map(({ name, institutionName, department, first, last, origin }, index) => [
      centred(String(before + index + 1)),
      ...[name, institutionName, department].map((text) => ({ text })),
      centred(first === undefined ? '' : clockOf(first)),
      centred(last === undefined ? '—' : clockOf(last)),
      centred(origin === undefined ? '' : originWords[origin]),
      { text: '' },
    ]),
    minHeight: LINE_HEIGHT,
    fontSize: 9.5,
  });
}

function signature(pdf: Pdf, count: string): void {
  const { doc } = pdf;
  if (doc.y + 40 > pdf.bottom) doc.addPage();
  doc.moveDown(0.8).fillColor('#111111').fontSize(10.5);
  doc.text(pdf.words([count, '现场负责人（签名）：____________________', '日期：____________'].join(GAP + GAP)));
}
