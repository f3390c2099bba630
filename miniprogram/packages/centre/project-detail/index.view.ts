import type { OutputOf } from '../../../../contract/index';
import { formatFen } from '../../../../domain/kernel/amount';
import { labelOf, type Labelled } from '../../../../domain/kernel/enumeration';
import { educations, genders, professionalTitles } from '../../../../domain/person/profession';
import { activityForms } from '../../../../domain/project/project';
import { creditLevels } from '../../../../domain/kernel/credit-level';
import { windowsOf } from '../../../../domain/project/planned-windows';
import { reviewSteps, type HistoryStep } from '../../../components/review-history/history';
import { timesByDay } from '../../../components/window-strip/planned';
import { lessonWords } from '../../../services/lesson-words';
import { credits, dayRange, hours, longDay, rangeDays, shortDay } from '../../../services/format';

type Project = OutputOf<'review.projectGet'>['project'];
type Course = Project['courses'][number];
type Lecturer = Course['lecturers'][number];
type Batch = Project['batches'][number];

/** A label with its value; what was left open is '' and said to be so on the screen. */
export interface Fact {
  label: string;
  value: string;
}

/** A card of facts. */
export interface Section {
  title: string;
  facts: Fact[];
}

export type Part = 'form' | 'courses' | 'reviews';

export const partTitles: Record<Part, string> = { form: '举办信息', courses: '课程', reviews: '审核记录' };

const fact = (label: string, value: string | null): Fact => ({ label, value: value ?? '' });
const coded = (list: readonly Labelled<string>[], code: string | null): string =>
  code === null ? '' : labelOf(list, code);
const yesNo = (value: boolean | null, yes: string, no: string): string => (value === null ? '' : value ? yes : no);
const tenths = (value: number | null, unit: string): string => (value === null ? '' : `${hours(value)} ${unit}`);

const catalogueSection = (project: Project): Section => ({
  title: '目录',
  facts: [
    fact('项目编号', project.projectNumber),
    fact('项目名称', project.title),
    fact('举办单位', project.institutionName),
    fact('举办年度', String(project.year)),
    fact('学分级别', labelOf(creditLevels, project.creditLevel)),
    fact('学分', credits(project.creditHundredths)),
    fact('总学时', hours(project.hourTenths)),
  ],
});

const arrangementSection = ({ form }: Project): Section => ({
  title: '举办安排',
  facts: [
    fact('拟举办起始', form.plannedBegin),
    fact('拟举办截止', form.plannedEnd),
    fact('举办期限', tenths(form.plannedDayTenths, '天')),
    fact('举办地点', form.venue),
    fact('举办方式', coded(activityForms, form.activityForm)),
    ...(form.platform ? [fact('授课平台', form.platform)] : []),
    fact('举办地备案', yesNo(form.filedLocally, '已备案', '未备案')),
    fact('是否考核', yesNo(form.assessed, '考核', '不考核')),
    fact('会议费用', form.meetingCostFen === null ? '' : `${formatFen(form.meetingCostFen)} 元`),
    fact('讲授理论', tenths(form.theoryHourTenths, '学时')),
    fact('实验示范', tenths(form.practicalHourTenths, '学时')),
  ],
});

const peopleSection = ({ form }: Project): Section => ({
  title: '学科与人员',
  facts: [
    fact('II级学科', form.discipline2),
    fact('III级学科', form.discipline3),
    fact('项目负责人', form.projectLead),
    fact('项目经办人', form.contactName),
    fact('联系电话', form.contactPhone),
    fact('其它编号', form.otherNumber),
    fact('备注', form.remarks),
  ],
});

/** When people check in, days without a planned window included (M8, M17): in one line where all days are alike. */
function windowText(batch: Batch, courses: readonly Course[]): string {
  const days = timesByDay(windowsOf(batch, courses));
  const [first] = days;
  return first !== undefined && days.every(({ times }) => times === first.times)
    ? `每天 ${first.times}`
    : days.map(({ day, times }) => `${shortDay(day)} ${times}`).join('\n');
}

/** Days without teaching, each with the reason the institution gives. */
const restDayText = ({ restDays }: Batch): string =>
  restDays.map(({ day, reason }) => `${longDay(day)}：${reason}`).join('\n');

const batchSection = (batch: Batch, index: number, courses: readonly Course[]): Section => ({
  title: `举办周期 第 ${index + 1} 期`,
  facts: [
    fact('日期', `${dayRange(batch.begin, batch.end)}，共 ${rangeDays(batch.begin, batch.end)} 天`),
    fact('考勤时间段', windowText(batch, courses)),
    ...(batch.restDays.length === 0 ? [] : [fact('不授课', restDayText(batch))]),
  ],
});

/** Everything of the form and the batches (M5, M8). */
export const formSections = (project: Project): Section[] => [
  ...project.batches.map((batch, index) => batchSection(batch, index, project.courses)),
  arrangementSection(project),
  peopleSection(project),
  catalogueSection(project),
];

/** What is known of a lecturer (M7); what was left open is left out, but for the card number. Of several each with their hours. */
function lecturerFacts(lecturer: Lecturer, number: string): Fact[] {
  const optional = [
    fact('授课学时', number === '' ? '' : hours(lecturer.hourTenths)),
    fact('所在单位', lecturer.institutionName),
    fact('科室/专业', lecturer.department),
    fact('职称', coded(professionalTitles, lecturer.professionalTitle)),
    fact('职务', lecturer.position),
    fact('最高学历', coded(educations, lecturer.education)),
    fact('性别', coded(genders, lecturer.gender)),
    fact('出生日期', lecturer.birthDate),
    fact('联系电话', lecturer.phone),
  ];
  return [
    fact(
      `主讲人${number}`,
      lecturer.lecturerIsProjectLead ? `${lecturer.lecturerName}（项目负责人）` : lecturer.lecturerName,
    ),
    fact('医通卡号', lecturer.cardNumber),
    ...optional.filter(({ value }) => value !== ''),
  ];
}

/** A lecture with its times and all that is known about its lecturers (M7). */
function courseSection({ topic, hourTenths, lessons, lecturers, remarks }: Course, index: number): Section {
  const optional = [fact('上课时间', lessonWords(lessons))];
  return {
    title: `${index + 1}. ${topic}`,
    facts: [
      fact('学时', hours(hourTenths)),
      ...optional.filter(({ value }) => value !== ''),
      ...(lecturers.length === 0
        ? [fact('主讲人', '')]
        : lecturers.flatMap((lecturer, place) =>
            lecturerFacts(lecturer, lecturers.length === 1 ? '' : ` ${place + 1}`),
          )),
      ...(remarks === '' ? [] : [fact('备注', remarks)]),
    ],
  };
}

export const reviewHistory = ({ reviews, submittedAt, timesSubmitted, state }: Project): HistoryStep[] =>
  reviewSteps({
    reviews,
    submittedAt,
    timesSubmitted,
    waiting: state === 'submitted',
    waitingLine: '请在上一页作出决定',
  });

/** The cards of one part; the history of reviews has a look of its own. */
export function sectionsOf(part: Part, project: Project): Section[] {
  if (part === 'reviews') return [];
  return part === 'form' ? formSections(project) : project.courses.map(courseSection);
}
