import { clockOf, dayOf } from '../../domain/kernel/time';
import type { ReportContent } from '../materials/report-content';
import { openPdf, type Pdf } from './open-pdf';
import { drawRows, type Cell } from './rows';
import { section, table } from './sections';

/** Room for the institution's words, and for a hand where it has written none, points. */
const SUMMARY_HEIGHT = 72;
const GAP = '\u3000';

/** 执行情况汇报, A4 upright (G9b): planned and held side by side, head-counts, grants, the institution's own words, who signs. */
export async function executionReportPdf(
  content: ReportContent,
  { at, analysis, check }: { at: number; analysis: number; check: string },
): Promise<Buffer> {
  const foot = `继教通生成 ${dayOf(at)} ${clockOf(at).slice(0, 5)} · 分析第 ${analysis} 次 · 校验 ${check}`;
  const pdf = await openPdf({ title: content.title, at, foot });
  const { doc } = pdf;
  doc.fontSize(18).text(pdf.words(content.title), { align: 'center' });
  doc.moveDown(0.3).fontSize(10.5).text(pdf.words(content.subtitle), { align: 'center' });
  section(pdf, '一、项目');
  drawRows(pdf, { columns: [1.1, 2.4, 1, 2], rows: pairs(content.project), fontSize: 9.5 });
  table(pdf, '二、计划与实际', {
    columns: { 项目: 1.2, 计划: 2.4, 实际: 2.6, 差异: 1.6 },
    rows: content.compared.map(({ label, planned, held, difference }) => [label, planned, held, difference]),
  });
  table(pdf, '三、人数（按单位）', { columns: { 单位: 4, 人数: 1.4 }, rows: content.institutions });
  table(pdf, '四、签到（按来源）', { columns: { 来源: 4, 人次: 1.4 }, rows: content.origins });
  section(pdf, '五、考勤与授分');
  drawRows(pdf, {
    columns: [1.2, 5.4],
    rows: content.results.map(([label, text]): Cell[] => [{ text: label, label: true }, { text }]),
    fontSize: 9.5,
  });
  section(pdf, '六、小结');
  drawRows(pdf, { columns: [1], rows: [[{ text: content.summary }]], minHeight: SUMMARY_HEIGHT });
  signatures(pdf);
  return pdf.finish();
}

/** Two facts a line. */
function pairs(facts: readonly (readonly [string, string])[]): Cell[][] {
  const lines: Cell[][] = [];
  for (let at = 0; at < facts.length; at += 2)
    lines.push(facts.slice(at, at + 2).flatMap(([label, text]): Cell[] => [{ text: label, label: true }, { text }]));
  return lines;
}

function signatures(pdf: Pdf): void {
  const { doc } = pdf;
  if (doc.y + 70 > pdf.bottom) doc.addPage();
  doc.moveDown(1.2).fillColor('#111111').fontSize(10.5);
  doc.text(
    pdf.words(['项目负责人（签名）：____________________', '举办单位（盖章）：____________________'].join(GAP + GAP)),
  );
  doc.moveDown(0.8).text('年　　　月　　　日', pdf.left, doc.y, { width: pdf.width, align: 'right' });
}
