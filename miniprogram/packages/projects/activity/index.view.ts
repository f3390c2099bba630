import type { InputOf } from '../../../../contract/index';
import {
  formatCreditHundredths,
  formatHourTenths,
  parseCreditHundredths,
  parseHourTenths,
} from '../../../../domain/kernel/amount';
import {
  ACTIVITY_PLACE_AT_MOST,
  ACTIVITY_TITLE_AT_MOST,
  activityKinds,
  canEditActivity,
} from '../../../../domain/credit/group-activity';
import { NAME_LENGTH_AT_MOST } from '../../../../domain/person/name';
import { reviewSteps, type HistoryStep } from '../../../components/review-history/history';
import { credits, fileFigures, longMoment, shortMoment } from '../../../services/format';
import { activityFacts, problemWords, ruleLine, ruleOpenWords, type Activity } from '../../../services/activity-words';
import { fieldRow, type FieldRow, type FieldSpec } from '../shared/fields';

type Facts = Omit<InputOf<'groupActivity.save'>, 'activityId' | 'revision'>;
export type ActivityKey = keyof Facts;
/** An activity as it is typed: text throughout, '' where nothing is filled. */
export type ActivityValues = Record<ActivityKey, string>;
export type ActivityErrors = Partial<Record<ActivityKey, string>>;

const SECTIONS: readonly { title: string; fields: readonly FieldSpec<ActivityKey>[] }[] = [
  {
    title: '活动',
    fields: [
      { key: 'title', label: '活动名称', kind: 'long', required: true, max: ACTIVITY_TITLE_AT_MOST },
      { key: 'kind', label: '种类', kind: 'select', required: true, options: activityKinds },
      { key: 'begin', label: '起始日期', kind: 'date', required: true },
      { key: 'end', label: '截止日期', kind: 'date', required: true },
      { key: 'placeName', label: '活动地点', kind: 'text', required: true, max: ACTIVITY_PLACE_AT_MOST },
    ],
  },
  {
    title: '学时与学分',
    fields: [
      { key: 'hourTenths', label: '学时', kind: 'digit', required: true, unit: '学时', max: 5, placeholder: '如 2.0' },
      {
        key: 'creditHundredths',
        label: '学分',
        kind: 'digit',
        required: true,
        unit: '学分',
        max: 5,
        placeholder: '每人，如 0.5',
      },
    ],
  },
  {
    title: '主讲人',
    fields: [{ key: 'lecturerName', label: '姓名', kind: 'text', required: true, max: NAME_LENGTH_AT_MOST }],
  },
];

export const toValues = (activity: Activity | undefined): ActivityValues => ({
  title: activity?.title ?? '',
  kind: activity?.kind ?? '',
  begin: activity?.begin ?? '',
  end: activity?.end ?? '',
  placeName: activity?.placeName ?? '',
  hourTenths: activity === undefined || activity.hourTenths === 0 ? '' : formatHourTenths(activity.hourTenths),
  creditHundredths:
    activity === undefined || activity.creditHundredths === 0 ? '' : formatCreditHundredths(activity.creditHundredths),
  lecturerName: activity?.lecturerName ?? '',
});

/** What was typed, with what cannot be read in it; what is only open is no error of a draft. */
export function toFacts(values: ActivityValues): { facts: Facts; errors: ActivityErrors } {
  const errors: ActivityErrors = {};
  const amount = (
    key: 'hourTenths' | 'creditHundredths',
    parse: (text: string) => number | undefined,
    words: string,
  ) => {
    if (values[key].trim() === '') return 0;
    const parsed = parse(values[key]);
    if (parsed === undefined) errors[key] = words;
    return parsed ?? 0;
  };
  if (values.begin !== '' && values.end !== '' && values.end < values.begin) errors.end = '截止日期早于起始日期';
  const day = (text: string): string | null => (text === '' ? null : text);
  const facts: Facts = {
    title: values.title.trim(),
    kind: activityKinds.find(({ code }) => code === values.kind)?.code ?? null,
    begin: day(values.begin),
    end: day(values.end),
    placeName: values.placeName.trim(),
    hourTenths: amount('hourTenths', parseHourTenths, '请填写学时，如 2.0'),
    creditHundredths: amount('creditHundredths', parseCreditHundredths, '请填写学分，如 0.5'),
    lecturerName: values.lecturerName.trim(),
  };
  return { facts, errors };
}

export interface ActivitySection {
  title: string;
  rows: FieldRow[];
}

export const activitySections = (values: ActivityValues, errors: ActivityErrors): ActivitySection[] =>
  SECTIONS.map(({ title, fields }) => ({
    title,
    rows: fields.map((spec) => fieldRow(spec, values[spec.key], { error: errors[spec.key] ?? '' })),
  }));

export const rowOfField = (key: ActivityKey, values: ActivityValues, errors: ActivityErrors): FieldRow => {
  const spec = SECTIONS.flatMap(({ fields }) => fields).find((each) => each.key === key);
  if (!spec) throw new Error(`no field ${key}`);
  return fieldRow(spec, values[key], { error: errors[key] ?? '' });
};

export interface FileLine {
  fileId: string;
  fileName: string;
  figures: string;
}

/** What an activity shows besides its form. */
export interface ActivityScreen {
  editable: boolean;
  state: string;
  note: { tone: 'pend' | 'ret' | 'ok' | ''; icon: string; text: string } | null;
  rule: string;
  /** That the rule waits for the centre; '' where it does not. */
  ruleOpen: string;
  limit: string;
  facts: { label: string; value: string }[];
  files: FileLine[];
  people: string;
  problems: string[];
  history: HistoryStep[];
  canWithdraw: boolean;
  canCancel: boolean;
  /** How far the grant is while it runs; null otherwise. */
  granting: { done: number; total: number } | null;
  roundId: string;
}

export function activityScreen(activity: Activity): ActivityScreen {
  const { state, files, people, problems, rule, limitHundredths, round, reviews, submittedAt, timesSubmitted } =
    activity;
  const editable = canEditActivity(state);
  return {
    editable,
    state,
    note: noteOf(activity),
    rule: rule === null ? '' : ruleLine(rule),
    ruleOpen: rule === null ? '' : ruleOpenWords(rule),
    limit: limitHundredths === null || activity.hourTenths === 0 ? '' : `按学时最多 ${credits(limitHundredths)} 学分`,
    facts: editable ? [] : activityFacts(activity),
    files: files.map((file) => ({
      fileId: file.fileId,
      fileName: file.fileName,
      figures: `${fileFigures(file)} · ${shortMoment(file.uploadedAt)}`,
    })),
    people: people === 0 ? '还没有人' : `${people} 人，每人 ${credits(activity.creditHundredths)} 学分`,
    problems: editable ? problems.map(problemWords) : [],
    history: reviewSteps({
      ...{ reviews, submittedAt, timesSubmitted },
      waiting: state === 'submitted',
      waitingLine: '通过后，名单上的人马上得到学分',
    }),
    canWithdraw: state === 'submitted',
    canCancel: editable,
    granting: round?.state === 'granting' ? { done: round.done, total: Math.max(1, round.total) } : null,
    roundId: round !== null && round.state !== 'granting' ? round.roundId : '',
  };
}

function noteOf({ state, reviews, round, submittedBy, submittedAt }: Activity): ActivityScreen['note'] {
  switch (state) {
    case 'draft':
      return null;
    case 'submitted':
      return {
        tone: 'pend',
        icon: 'hourglass-filled',
        text: `已提交，等待中心审核${submittedAt === null ? '' : `（${longMoment(submittedAt)} ${submittedBy}）`}。审核前可以撤回。`,
      };
    case 'returned':
      return { tone: 'ret', icon: 'rollback', text: `退回原因：${reviews[reviews.length - 1]?.reason ?? ''}` };
    case 'cancelled':
      return { tone: '', icon: 'close-circle-filled', text: '已取消，没有人因此得到学分。' };
    case 'approved':
      return round?.state === 'effective'
        ? {
            tone: 'ok',
            icon: 'check-circle-filled',
            text: `${round.granted} 人的学分已生效${round.absent > 0 ? `；${round.absent} 人的注册已不算数，没有授` : ''}。有误请在授分名单里撤销。`,
          }
        : { tone: 'pend', icon: 'hourglass-filled', text: '已通过，正在授分，全部写完后一起生效。' };
  }
}
