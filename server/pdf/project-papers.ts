/**
 * The papers of a project (M10), of our own layout with the fields that the manual shows: filled in from the project, or blank with
 * room for a hand.
 */
import { formatCreditHundredths, formatFen, formatHourTenths } from '../../domain/kernel/amount';
import { creditLevels } from '../../domain/kernel/credit-level';
import { labelOf } from '../../domain/kernel/enumeration';
import { dayOf, type Day } from '../../domain/kernel/time';
import { professionalTitles } from '../../domain/person/profession';
import { teachingDays, type Batch } from '../../domain/project/batch';
import { activityForms, projectPapers, type Lecturer, type ProjectPaper } from '../../domain/project/project';
import type { Project } from '../data/documents';
import { openPdf, type Pdf } from './open-pdf';
import { drawRows, type Cell } from './rows';
import { table } from './sections';

/** What a paper is made from. */
export type PaperProject = Pick<
  Project,
  | 'institutionName'
  | 'year'
  | 'projectNumber'
  | 'title'
  | 'creditLevel'
  | 'creditHundredths'
  | 'hourTenths'
  | 'form'
  | 'courses'
  | 'batches'
>;

/** Lines of a blank table that wait for a hand. */
const BLANK_COURSES = 8;
const BLANK_BATCHES = 2;
const FIELD_COLUMNS = [1.15, 2, 1.15, 2];

/** @param project left out for a blank one */
export async function paperPdf(
  paper: ProjectPaper,
  { project, at }: { project: PaperProject | undefined; at: number },
): Promise<Buffer> {
  const title = labelOf(projectPapers, paper);
  const foot = project === undefined ? '空白表' : `继教通 ${dayOf(at)} 按项目内容生成，${project.projectNumber}`;
  const pdf = await openPdf({ title, at, foot });
  const { doc } = pdf;
  doc.fontSize(17).text(pdf.words(title), { align: 'center' });
  doc.moveDown(0.8);
  const values = valuesOf(project);
  if (paper === 'registration') drawRegistration(pdf, values, project);
  else drawFiling(pdf, values, project);
  return pdf.finish();
}

function drawRegistration(pdf: Pdf, values: Values, project: PaperProject | undefined): void {
  fields(pdf, [
    pair('项目编号', values.projectNumber, '举办年度', values.year),
    wide('项目名称', values.title),
    wide('举办单位', values.institutionName),
    wide('举办地点', values.venue),
    pair('学分级别', values.creditLevel, '举办方式', values.activityForm),
    pair('学分', values.credits, '总学时', values.hours),
    pair('讲授理论学时数', values.theoryHours, '实验（技术示范）时数', values.practicalHours),
    pair('II级学科', values.discipline2, 'III级学科', values.discipline3),
    pair('拟举办起始日期', values.plannedBegin, '拟举办截止日期', values.plannedEnd),
    pair('拟举办期限（天）', values.plannedDays, '会议费用（元）', values.cost),
    pair('是否在举办地备案', values.filedLocally, '是否考核', values.assessed),
    pair('项目负责人', values.projectLead, '其它编号', values.otherNumber),
    pair('项目经办人', values.contactName, '经办人联系电话', values.contactPhone),
    wide('备注', values.remarks),
  ]);
  table(pdf, '举办周期', {
    columns: { 期次: 0.8, 开始日期: 2, 截止日期: 2, 上课天数: 1.4 },
    rows: (project?.batches ?? []).map((batch, index) => [
      ...batchTexts(batch, index),
      String(teachingDays(batch).length),
    ]),
    blank: BLANK_BATCHES,
  });
  table(pdf, '课程安排', {
    columns: { 讲授题目: 3, 学时: 0.8, 教师姓名: 1.2, 职称: 1.4, 所在单位: 2.2, 医通卡号: 1.6 },
    rows: taughtIn(project).map(({ topic, hourTenths, lecturer }) => [
      topic,
      formatHourTenths(hourTenths),
      lecturer?.lecturerName ?? '',
      lecturer ? titleOf(lecturer) : '',
      lecturer?.institutionName ?? '',
      lecturer?.cardNumber ?? '',
    ]),
    blank: BLANK_COURSES,
  });
  signatures(pdf, ['项目负责人（签字）：', '举办单位意见（盖章）：', '委医学科技发展中心审核意见（盖章）：']);
}

function drawFiling(pdf: Pdf, values: Values, project: PaperProject | undefined): void {
  fields(pdf, [
    pair('项目编号', values.projectNumber, '学分级别', values.creditLevel),
    wide('项目名称', values.title),
    wide('举办单位', values.institutionName),
    wide('举办地点', values.venue),
    pair('学分', values.credits, '总学时', values.hours),
    pair('项目负责人', values.projectLead, '举办方式', values.activityForm),
    pair('项目经办人', values.contactName, '经办人联系电话', values.contactPhone),
  ]);
  table(pdf, '举办日期', {
    columns: { 期次: 0.8, 开始日期: 2, 截止日期: 2 },
    rows: (project?.batches ?? []).map(batchTexts),
    blank: BLANK_BATCHES,
  });
  table(pdf, '授课内容与教师', {
    columns: { 讲授题目: 3.2, 学时: 0.8, 教师姓名: 1.4, 所在单位: 2.6 },
    rows: taughtIn(project).map(({ topic, hourTenths, lecturer }) => [
      topic,
      formatHourTenths(hourTenths),
      lecturer?.lecturerName ?? '',
      lecturer?.institutionName ?? '',
    ]),
    blank: BLANK_COURSES,
  });
  signatures(pdf, ['举办单位（盖章）：', '举办地卫生健康行政部门备案意见（盖章）：']);
}

const KEYS = [
  'projectNumber',
  'year',
  'title',
  'institutionName',
  'venue',
  'creditLevel',
  'activityForm',
  'credits',
  'hours',
  'theoryHours',
  'practicalHours',
  'discipline2',
  'discipline3',
  'plannedBegin',
  'plannedEnd',
  'plannedDays',
  'cost',
  'filedLocally',
  'assessed',
  'projectLead',
  'otherNumber',
  'contactName',
  'contactPhone',
  'remarks',
] as const;
type Values = Record<(typeof KEYS)[number], string>;

/** Every field as it is printed; what nobody has filled in stays open for a hand. */
function valuesOf(project: PaperProject | undefined): Values {
  if (project === undefined) return Object.fromEntries(KEYS.map((key) => [key, ''])) as Values;
  const { form } = project;
  return {
    projectNumber: project.projectNumber,
    year: String(project.year),
    title: project.title,
    institutionName: project.institutionName,
    venue: form.venue,
    creditLevel: labelOf(creditLevels, project.creditLevel),
    activityForm: given(form.activityForm, (code) => labelOf(activityForms, code)),
    credits: formatCreditHundredths(project.creditHundredths),
    hours: formatHourTenths(project.hourTenths),
    theoryHours: given(form.theoryHourTenths, formatHourTenths),
    practicalHours: given(form.practicalHourTenths, formatHourTenths),
    discipline2: form.discipline2,
    discipline3: form.discipline3,
    plannedBegin: given(form.plannedBegin, (day: Day) => day),
    plannedEnd: given(form.plannedEnd, (day: Day) => day),
    plannedDays: given(form.plannedDayTenths, formatHourTenths),
    cost: given(form.meetingCostFen, formatFen),
    filedLocally: given(form.filedLocally, yesOrNo),
    assessed: given(form.assessed, yesOrNo),
    projectLead: form.projectLead,
    otherNumber: form.otherNumber,
    contactName: form.contactName,
    contactPhone: form.contactPhone,
    remarks: form.remarks,
  };
}

const given = <Value>(value: Value | null, format: (value: Value) => string): string =>
  value === null ? '' : format(value);
const yesOrNo = (yes: boolean): string => (yes ? '是' : '否');
interface Taught {
  topic: string;
  hourTenths: number;
  lecturer?: Lecturer;
}

/** A row a lecturer, each with their hours; one for a course that names none. */
const taughtIn = (project: PaperProject | undefined): Taught[] =>
  (project?.courses ?? []).flatMap(({ topic, hourTenths, lecturers }): Taught[] =>
    lecturers.length === 0
      ? [{ topic, hourTenths }]
      : lecturers.map((lecturer) => ({ topic, hourTenths: lecturer.hourTenths, lecturer })),
  );

const titleOf = ({ professionalTitle }: Lecturer): string =>
  given(professionalTitle, (code) => labelOf(professionalTitles, code));

const pair = (one: string, its: string, other: string, others: string): Cell[] => [
  { text: one, label: true },
  { text: its },
  { text: other, label: true },
  { text: others },
];
const wide = (label: string, text: string): Cell[] => [
  { text: label, label: true },
  { text, span: 3 },
];

const fields = (pdf: Pdf, rows: Cell[][]): void => drawRows(pdf, { columns: FIELD_COLUMNS, rows });

const batchTexts = ({ begin, end }: Pick<Batch, 'begin' | 'end'>, index: number): string[] => [
  `第 ${index + 1} 期`,
  begin,
  end,
];

/** Boxes to sign and seal in, kept together on one page. */
function signatures(pdf: Pdf, labels: readonly string[]): void {
  const { doc } = pdf;
  const height = 104;
  doc.moveDown(0.8);
  for (const label of labels) {
    if (doc.y + height > pdf.bottom) doc.addPage();
    const top = doc.y;
    doc.lineWidth(0.6).rect(pdf.left, top, pdf.width, height).stroke('#333333');
    doc
      .fillColor('#111111')
      .fontSize(10.5)
      .text(pdf.words(label), pdf.left + 8, top + 8);
    doc.text('年　　　月　　　日', pdf.left + 8, top + height - 24, { width: pdf.width - 24, align: 'right' });
    doc.x = pdf.left;
    doc.y = top + height + 8;
  }
}
