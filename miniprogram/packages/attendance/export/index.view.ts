import type { InputOf, OutputOf } from '../../../../contract/index';
import type { AttendanceFlag } from '../../../../domain/attendance/attendance-record';
import { flagWord } from '../../../components/record-list/flag-words';
import { shortDay } from '../../../services/format';

export type What = InputOf<'export.begin'>['what'];
export type Format = InputOf<'export.begin'>['format'];

export const exportKinds = [
  'records',
  'analysis',
  'eligible',
  'granted',
  'outcomes',
  'examResults',
  'examItems',
  'people',
] as const;
export type ExportKind = (typeof exportKinds)[number];
export const exportShows = ['scan', 'late', 'manual', 'appeal', 'suspicious', 'removed'] as const;

/** What the page was opened with. */
export interface ExportParams {
  kind?: ExportKind | undefined;
  projectId?: string | undefined;
  batchId?: string | undefined;
  analysisId?: string | undefined;
  roundId?: string | undefined;
  courseId?: string | undefined;
  day?: string | undefined;
  sessionId?: string | undefined;
  show?: (typeof exportShows)[number] | undefined;
  flag?: AttendanceFlag | undefined;
}

/** What is asked of the server; an id that is missing finds nothing there. */
export function whatOf({ kind, show, day, courseId, sessionId, flag, ...ids }: ExportParams): What {
  const { projectId = '', batchId = '', analysisId = '', roundId = '' } = ids;
  const course = courseId === undefined ? {} : { courseId };
  switch (kind) {
    case 'analysis':
    case 'eligible':
      return { kind, analysisId, ...course };
    case 'granted':
    case 'outcomes':
      return { kind, roundId };
    case 'examResults':
    case 'examItems':
      return { kind, projectId, batchId };
    case 'people':
      return { kind };
    case 'records':
    case undefined:
      return {
        ...{ kind: 'records', projectId, batchId, ...course },
        ...(day === undefined ? {} : { day }),
        ...(sessionId === undefined ? {} : { sessionId }),
        ...(show === undefined ? {} : { show }),
        ...(flag === undefined ? {} : { flag }),
      };
  }
}

interface KindWords {
  title: string;
  /** What is in it, and of personal data what is not. */
  text: string;
}

const kindWords: Record<ExportKind, KindWords> = {
  records: { title: '考勤明细', text: '每个人、每次签到一行，含方式、存疑和撤下原因。不含手机号和证件号码。' },
  analysis: { title: '考勤分析', text: '每个人一行，每个时段一列，含缺的日子和未计入的签到。不含手机号和证件号码。' },
  eligible: { title: '有效人员明细', text: '考勤有效的人，含有效的课程。不含手机号和证件号码。' },
  granted: { title: '授分名单', text: '这一轮授了学分的人，含学分、学时和是否生效。不含手机号和证件号码。' },
  outcomes: { title: '未授分人员', text: '这一轮没有学分的人和真实原因。不含手机号和证件号码。' },
  examResults: { title: '考试成绩', text: '每个人一行，含最高分和是否通过。不含手机号和证件号码。' },
  examItems: {
    title: '题目分析',
    text: '每道题一行，含正确率、区分度和每个选项的人次，按上一次统计。不含任何人的作答，不含手机号和证件号码。',
  },
  people: { title: '本单位人员', text: '本单位登记的人，含医通卡号；证件号码只显示首尾，不含手机号。' },
};

const showWords: Record<(typeof exportShows)[number], string> = {
  late: '只含补传',
  suspicious: '只含存疑',
  scan: '只含扫码',
  manual: '只含补签',
  appeal: '只含申诉',
  removed: '只含已撤下',
};

/** The table as it is chosen: its name, what is in it, and how it was narrowed. */
export function headOf(params: ExportParams): KindWords & { narrowed: string[] } {
  const { kind = 'records', courseId, day, sessionId, show, flag } = params;
  return {
    ...kindWords[kind],
    narrowed: [
      ...(courseId === undefined ? [] : ['只含所选课程']),
      ...(day === undefined ? [] : [`只含 ${shortDay(day)}`]),
      ...(sessionId === undefined ? [] : ['只含所选场次']),
      ...(show === undefined ? [] : [showWords[show]]),
      ...(flag === undefined ? [] : [`只含${flagWord(flag)}`]),
    ],
  };
}

/** Of a round and of an analysis there are two tables: which one is chosen here. */
export function siblingsOf(kind: ExportParams['kind']): { kind: ExportKind; label: string }[] {
  const pairs: readonly (readonly ExportKind[])[] = [
    ['analysis', 'eligible'],
    ['granted', 'outcomes'],
    ['examResults', 'examItems'],
  ];
  const pair = pairs.find((each) => each.some((one) => one === kind)) ?? [];
  return pair.map((one) => ({ kind: one, label: kindWords[one].title }));
}

export const formats: readonly { format: Format; label: string; text: string }[] = [
  { format: 'xlsx', label: 'Excel 表格（.xlsx）', text: '手机和电脑都能打开，编号里的 0 不会丢' },
  { format: 'csv', label: 'CSV 文件', text: '给其他系统读；只能在电脑上打开' },
];

export type Phase = 'choose' | 'making' | 'ready' | 'failed';

export interface Progress {
  phase: Phase;
  done: number;
  total: number;
  /** 1 200 of 3 000, or how many rows it became. */
  line: string;
  fileName: string;
}

export const NOT_BEGUN: Progress = { phase: 'choose', done: 0, total: 1, line: '', fileName: '' };

/** How far the table has come. */
export function progressOf({ state, done, total, rows, fileName }: OutputOf<'export.get'>): Progress {
  const phase = state === 'making' || state === 'failed' ? state : 'ready';
  return {
    phase,
    done,
    total: Math.max(1, total),
    line: phase === 'making' ? `已读 ${done} / ${total}` : `共 ${rows} 行`,
    fileName,
  };
}
