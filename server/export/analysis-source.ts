import { readCells, type WindowCell } from '../../domain/attendance/window-cell';
import { labelOf } from '../../domain/kernel/enumeration';
import { clockOf, dayOf } from '../../domain/kernel/time';
import { professionalTitles, specialties } from '../../domain/person/profession';
import type { AnalysedPerson, Analysis, Project } from '../data/documents';
import { findAnalysisChunk, getAnalysis } from '../data/frozen-analysis';
import { findOwnProject } from '../data/projects';
import { refuse } from '../call/refusal';
import { flagsText } from './records-source';
import { rowBy, whoColumns, type Column, type OpenSource } from './source';

const cellWords: Record<WindowCell, string> = {
  met: '有',
  suspicious: '有（存疑）',
  late: '有（补传）',
  waiting: '待定',
  missed: '缺',
};

/**
 * A frozen analysis (M17): everybody with each window, or 有效人员明细 (M18). Of one course, its windows and whoever is valid in it; of all,
 * every window and whoever is valid in any course.
 */
export const openAnalysis: OpenSource<'analysis' | 'eligible'> = async (db, institutionId, what) => {
  const { kind, analysisId, courseId } = what;
  const analysis = await getAnalysis(db, analysisId);
  if (analysis?.institutionId !== institutionId) return refuse('notFound');
  const project = await findOwnProject(db, { projectId: analysis.projectId, institutionId });
  const at = analysis.courses.findIndex((course) => course.courseId === courseId);
  if (courseId !== undefined && at < 0) return refuse('notFound');
  const columns = kind === 'analysis' ? allColumns(analysis, at) : eligibleColumns(analysis);
  const rowOf = rowBy(columns);
  const isValid = ({ valid, validCourseIds }: AnalysedPerson): boolean =>
    courseId === undefined ? valid : validCourseIds.includes(courseId);
  return {
    name: kind === 'analysis' ? '考勤分析' : '有效人员明细',
    about: aboutOf(project, analysis, at),
    projectId: analysis.projectId,
    columns,
    total: analysis.people,
    async *portions(place) {
      for (let index = Number(place); index < analysis.chunks; index += 1) {
        const people = (await findAnalysisChunk(db, { analysisId, index }))?.people ?? [];
        const listed = kind === 'analysis' ? people : people.filter(isValid);
        yield { rows: listed.map(rowOf), read: people.length, place: String(index + 1) };
      }
    },
  };
};

const aboutOf = ({ projectNumber }: Project, { number, courses }: Analysis, at: number): string =>
  `${projectNumber}-第${number}次${courses[at] === undefined ? '' : `-第${at + 1}节`}`;

/** @param at the place of the only course that is meant; below 0 for all */
function allColumns(analysis: Analysis, at: number): Column<AnalysedPerson>[] {
  const course = analysis.courses[at];
  const places = course?.windows ?? analysis.windows.map((_, place) => place);
  return [
    ...whoColumns<AnalysedPerson>(),
    { title: '职称', width: 12, valueOf: titleOf },
    {
      title: '有效',
      width: 6,
      valueOf: ({ valid, validCourseIds }) =>
        yesOrNo(course === undefined ? valid : validCourseIds.includes(course.courseId)),
    },
    // Before rule version 2 nobody told it: whoever was valid had every day.
    { title: '天天考勤', width: 8, valueOf: ({ lackedDays }) => (lackedDays ? yesOrNo(lackedDays.length === 0) : '') },
    ...places.map((place, index): Column<AnalysedPerson> => {
      const { begin = 0, end = 0 } = analysis.windows[place] ?? {};
      return {
        title: `${dayOf(begin)} ${clockOf(begin)}–${clockOf(end)}`,
        width: 22,
        valueOf: ({ windows, courseCells }) => {
          const cells = course && courseCells ? readCells(courseCells[at] ?? '') : undefined;
          return cellWords[(cells ? cells[index] : windows[place]) ?? 'missed'];
        },
      };
    }),
    {
      title: '每天首次与末次',
      width: 36,
      valueOf: ({ days }) => days.map(({ day, first, last }) => `${day} ${clockOf(first)}–${clockOf(last)}`).join('；'),
    },
    { title: '缺的日子', width: 14, valueOf: ({ lackedDays = [] }) => lackedDays.join('、') },
    { title: '签到次数', width: 8, valueOf: ({ records }) => String(records) },
    { title: '时段外次数', width: 8, valueOf: ({ outsideRecords }) => String(outsideRecords) },
    { title: '未计入次数', width: 8, valueOf: ({ uncounted }) => String(uncounted) },
    { title: '存疑', width: 18, valueOf: ({ flags }) => flagsText(flags) },
  ];
}

const eligibleColumns = ({ courses }: Analysis): Column<AnalysedPerson>[] => [
  ...whoColumns<AnalysedPerson>(),
  { title: '职称', width: 12, valueOf: titleOf },
  { title: '专业', width: 14, valueOf: ({ specialty }) => labelOf(specialties, specialty) },
  { title: '考勤地址', width: 18, valueOf: ({ placeNames }) => placeNames.join('、') },
  {
    title: '有效课程',
    width: 36,
    valueOf: ({ validCourseIds }) =>
      courses.flatMap(({ courseId, topic }) => (validCourseIds.includes(courseId) ? [topic] : [])).join('、'),
  },
  { title: '天天考勤', width: 8, valueOf: ({ lackedDays }) => (lackedDays ? yesOrNo(lackedDays.length === 0) : '') },
  { title: '存疑', width: 18, valueOf: ({ flags }) => flagsText(flags) },
];

const titleOf = ({ professionalTitle }: AnalysedPerson): string => labelOf(professionalTitles, professionalTitle);
const yesOrNo = (yes: boolean): string => (yes ? '是' : '否');
