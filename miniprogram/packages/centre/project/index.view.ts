import { lecturersOf } from '../../../../domain/project/lecturers';
import { changeLines, type ChangeLine } from '../../../components/change-table/lines';
import { placeName, type Objection } from '../../../components/change-table/places';
import { REASON_MAX } from '../../../components/return-reason/reason';
import type { PickerOption } from '../../../components/search-picker/filter';
import type { Verdict } from '../../../components/verdict-note/verdict';
import type { InputOf, OutputOf } from '../../../../contract/index';
import { teachingDays } from '../../../../domain/project/batch';
import { carriedMarks, unfitDocuments, unmarkedDocuments } from '../../../../domain/project/document-marks';
import { placesOf } from '../../../../domain/project/objections';
import { documentKinds, type DocumentKind } from '../../../../domain/project/project';
import { iconOf } from '../../../services/file-icon';
import { credits, dayRange, fileFigures, fingerprint, hours, longMoment } from '../../../services/format';

export type Reviewed = OutputOf<'review.projectGet'>;
type Project = Reviewed['project'];
export type Marks = InputOf<'review.project'>['documentMarks'];
export type Mark = NonNullable<Marks[DocumentKind]>;

/** As narrow columns name the documents. */
const shortNames: Record<DocumentKind, string> = {
  notice: '会议通知',
  agenda: '日程表',
  registrationForm: '实施登记表',
};

export interface HeadCard {
  level: Project['creditLevel'];
  number: string;
  title: string;
  /** 株洲市XX医院 · 医学检验 / 医学检验 */
  line: string;
  state: Project['state'];
  /** 7 天: how long it has waited; '' when it does not wait, or only since today. */
  waited: string;
  stats: { value: string; caption: string }[];
}

/** One of the three documents, with the reviewer's mark. */
export interface DocumentCard {
  kind: DocumentKind;
  label: string;
  figures: string;
  /** 指纹 3f9a12bc */
  print: string;
  icon: 'file-pdf' | 'file-image';
  uploaded: boolean;
  mark: Mark | '';
}

/** A row that leads to the details. */
export interface DetailRow {
  part: 'form' | 'courses' | 'reviews';
  title: string;
  line: string;
}

const joined = (parts: readonly string[], separator: string): string =>
  parts.filter((part) => part !== '').join(separator);

export function headCard({ project, waitingDays }: Reviewed): HeadCard {
  const days = project.batches.reduce((sum, batch) => sum + teachingDays(batch).length, 0);
  const { discipline2, discipline3 } = project.form;
  return {
    level: project.creditLevel,
    number: project.projectNumber,
    title: project.title,
    line: joined([project.institutionName, joined([discipline2, discipline3], ' / ')], ' · '),
    state: project.state,
    waited: waitingDays === 0 ? '' : `${waitingDays} 天`,
    stats: [
      { value: credits(project.creditHundredths), caption: '学分' },
      { value: hours(project.hourTenths), caption: '学时' },
      { value: String(days), caption: '天' },
      { value: String(project.courses.length), caption: '课程' },
    ],
  };
}

export const documentCards = ({ documents }: Pick<Project, 'documents'>, marks: Marks): DocumentCard[] =>
  documentKinds.map(({ code }) => {
    const document = documents.find(({ kind }) => kind === code);
    return {
      kind: code,
      label: shortNames[code],
      figures: document === undefined ? '没有上传' : fileFigures(document),
      print: fingerprint(document?.digest),
      icon: document === undefined ? 'file-pdf' : iconOf(document),
      uploaded: document !== undefined,
      mark: marks[code] ?? '',
    };
  });

/** What the review begins with: the marks of the last one on documents that were not replaced since (rules: "Files"). */
export function firstMarks({ reviews, documents }: Pick<Project, 'reviews' | 'documents'>): Marks {
  const last = [...reviews].sort((one, other) => other.at - one.at)[0];
  return carriedMarks(last?.documents ?? [], documents);
}

/** What is to be done with the documents; where marks of the last review stand already, it says why. */
export function documentsHint(project: Pick<Project, 'state' | 'reviews' | 'documents'>): string {
  if (project.state !== 'submitted') return '点开查看';
  return Object.keys(firstMarks(project)).length > 0 ? '没有更换的保留上次标记' : '点开核对，逐份标记';
}

/** A tapped mark; tapped again it is taken back. */
export function toggleMark(marks: Marks, kind: DocumentKind, mark: Mark): Marks {
  const { [kind]: present, ...others } = marks;
  return present === mark ? others : { ...others, [kind]: mark };
}

const failing = (marks: Marks): string[] => unfitDocuments(marks).map((kind) => shortNames[kind]);

/** What can be decided now, and the line above the buttons that says why not more. */
export interface Choice {
  tip: string;
  canApprove: boolean;
  /** A return is the only way left. */
  returnOnly: boolean;
}

/** As the server holds it (domain/project/project-state.ts): an approval wants all three documents judged, and none failing. */
export function choiceOf(marks: Marks, objections: readonly Objection[] = []): Choice {
  const names = failing(marks);
  if (names.length > 0)
    return { tip: `您把${names.join('、')}标为不符合，本次只能退回`, canApprove: false, returnOnly: true };
  if (objections.length > 0)
    return { tip: `您写了 ${objections.length} 条意见，本次只能退回`, canApprove: false, returnOnly: true };
  const left = unmarkedDocuments(marks).length;
  return { tip: left === 0 ? '' : `还有 ${left} 份材料没有标记`, canApprove: left === 0, returnOnly: false };
}

/** A note of the reviewer at one place, as the page lists it. */
export interface ShownObjection extends Objection {
  name: string;
}

export const shownObjections = (project: Project, objections: readonly Objection[]): ShownObjection[] =>
  objections.map((objection) => ({ ...objection, name: placeName(objection.at, project) }));

/** A place with its note; written again it takes the place of the one before, '' takes it away. Kept in the order of the pages. */
export function withObjection(
  project: Project,
  objections: readonly Objection[],
  { at, reason }: Objection,
): Objection[] {
  const others = objections.filter((objection) => objection.at !== at);
  const all = reason === '' ? others : [...others, { at, reason }];
  const places = placesOf(project);
  return all.sort((one, other) => places.indexOf(one.at) - places.indexOf(other.at));
}

/** Every place but the documents, which are marked above: to pick one from. */
export const placeOptions = (project: Project): PickerOption[] =>
  placesOf(project)
    .filter((at) => !at.startsWith('documents.') && at !== 'form.year')
    .map((value) => ({ value, label: placeName(value, project) }));

/** What a return says as a whole, as far as the notes say it. */
export const reasonGiven = (project: Project, objections: readonly Objection[]): string =>
  shownObjections(project, objections)
    .map(({ name, reason }) => `${name}：${reason}`)
    .join('；')
    .slice(0, REASON_MAX);

/** What is offered for a note of a document, and for one of anything else. */
export const objectionReasons = (at: string): string[] =>
  at.startsWith('documents.')
    ? ['缺少单位盖章', '缺少签字', '照片看不清', '缺页', '和填写的内容不一致']
    : ['和会议通知不一致', '内容不完整', '请补充说明'];

/** One of the paper originals. */
export interface PaperRow {
  kind: DocumentKind;
  label: string;
  received: boolean;
  /** 2025-12-02 10:16 何静; '' while it has not come. */
  line: string;
}

export const paperRows = ({ papers }: Pick<Project, 'papers'>): PaperRow[] =>
  documentKinds.map(({ code: kind }) => {
    const noted = papers.find((paper) => paper.kind === kind);
    const line = noted === undefined || noted.at === 0 ? '' : `${longMoment(noted.at)} ${noted.by}`;
    return { kind, label: shortNames[kind], received: noted !== undefined, line };
  });

export interface AnsweredObjection extends ShownObjection {
  changed: boolean;
}

/** What was objected to last, and what became of it. */
export const answeredObjections = ({ project, answered = [] }: Reviewed): AnsweredObjection[] =>
  answered.map((objection) => ({ ...objection, name: placeName(objection.at, project) }));

/** 晚 3 天申报：会场刚刚定下来; '' when it was in time. */
export const lateLine = ({ late }: Reviewed): string =>
  late === undefined ? '' : `晚 ${late.days} 天申报，原因：${late.reason}`;

/** Reasons offered for a return: what is marked comes first. */
export const quickReasons = (marks: Marks): string[] => [
  ...failing(marks).map((name) => `${name}不符合要求`),
  '材料缺少单位盖章',
  '登记表缺少签字',
  '举办日期不一致',
  '课程安排不完整',
];

export function detailRows({
  form,
  courses,
  batches,
  reviews,
  timesSubmitted,
  firstDay,
  lastDay,
}: Project): DetailRow[] {
  const lecturers = lecturersOf(courses).filter(({ name }) => name !== '');
  const withCard = lecturers.filter(({ cardNumber }) => cardNumber !== '');
  const days = firstDay === null || lastDay === null ? '' : dayRange(firstDay, lastDay);
  return [
    {
      part: 'form',
      title: '举办信息',
      line: joined([days, batches.length > 1 ? `${batches.length} 期` : '', form.venue], ' · '),
    },
    {
      part: 'courses',
      title: `课程 ${courses.length} 节`,
      line:
        lecturers.length === 0
          ? '没有填写主讲人'
          : `主讲人 ${lecturers.length} 位，${withCard.length === lecturers.length ? '都' : `${withCard.length} 位`}已填医通卡号`,
    },
    {
      part: 'reviews',
      title: '审核记录',
      line: `第 ${timesSubmitted} 次提交 · ${reviews.length === 0 ? '尚无审核意见' : `${reviews.length} 条审核意见`}`,
    },
  ];
}

/** A document that was objected to, or replaced since the last review: both versions can be opened. */
export interface ComparedDocument {
  kind: DocumentKind;
  label: string;
  /** Of the file that the last review had before it. */
  oldDigest: string;
  /** 上次标为不符合 · 已更换 */
  line: string;
}

/** The documents to look at again beside what they were (J4): those that were objected to or are other files since. */
export function comparedDocuments({
  state,
  reviews,
  documents,
}: Pick<Project, 'state' | 'reviews' | 'documents'>): ComparedDocument[] {
  const last = [...reviews].sort((one, other) => other.at - one.at)[0];
  if (state !== 'submitted' || last?.documents === undefined) return [];
  return last.documents.flatMap(({ kind, digest, mark }) => {
    const present = documents.find((document) => document.kind === kind)?.digest;
    const replaced = present !== digest;
    if (!replaced && mark !== 'fails') return [];
    const parts = [mark === 'fails' ? '上次标为不符合' : '', replaced ? '已更换' : '没有更换'];
    return [{ kind, label: shortNames[kind], oldDigest: digest, line: joined(parts, ' · ') }];
  });
}

/** What is different in words from what was decided on last. */
export const linesSince = ({ project, previous }: Reviewed): ChangeLine[] =>
  previous === undefined ? [] : changeLines(previous, project);

/** Why the centre returned it last; '' when this is the first time. */
export function lastReason({ state, reviews }: Pick<Project, 'state' | 'reviews'>): string {
  const last = [...reviews].sort((one, other) => other.at - one.at)[0];
  return state === 'submitted' && last?.decision === 'return' ? last.reason : '';
}

/** What was decided; null while the project waits for the decision. */
export function outcomeOf({ state, reviews, ended }: Pick<Project, 'state' | 'reviews' | 'ended'>): Verdict | null {
  if (state === 'submitted') return null;
  const last = [...reviews].sort((one, other) => other.at - one.at)[0];
  const line = last === undefined ? '' : `${longMoment(last.at)} · ${last.by}`;
  const endLine = ended === undefined ? line : `${longMoment(ended.at)} · ${ended.by}`;
  switch (state) {
    case 'returned':
      return { tone: 'ret', icon: 'rollback', title: '已退回，等单位修改后再提交', line, reason: last?.reason ?? '' };
    case 'approved':
      return {
        tone: 'ok',
        icon: 'check-circle-filled',
        title: '已通过，单位可以举办',
        line,
        reason: last?.reason ?? '',
      };
    case 'closed':
      return { tone: '', icon: 'lock-on-filled', title: '项目已结束', line: endLine, reason: ended?.reason ?? '' };
    case 'cancelled':
      return {
        tone: '',
        icon: 'close-circle-filled',
        title: '单位已取消项目',
        line: endLine,
        reason: ended?.reason ?? '',
      };
    case 'draft':
      return { tone: '', icon: 'edit', title: '单位已撤回，等单位再提交', line: '', reason: '' };
  }
}
