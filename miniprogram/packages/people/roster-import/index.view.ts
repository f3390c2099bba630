import type { OutputOf } from '../../../../contract/index';
import { shortMoment } from '../../../services/format';
import { dayOf } from '../../../../domain/kernel/time';
import type { StatColumn } from '../../../components/stat-columns/index';
import type { RowKind } from '../shared/roster-rows';

type Answer = OutputOf<'roster.get'>;
type Import = NonNullable<Answer['open']>;
export type RowOfImport = OutputOf<'roster.rows'>['rows'][number];

/** Where an import stands: to be chosen, being read, to be looked at, being written, done. */
export type ImportStep = 'choose' | 'reading' | 'check' | 'writing' | 'done';

export interface StepMark {
  label: string;
  mark: '' | 'dn' | 'now';
}

/** What would change on the roster, with a list behind it. */
export interface ChangeLine {
  kind: RowKind;
  label: string;
  count: number;
}

export interface ImportView {
  step: ImportStep;
  /** It goes on by itself: looked at again in a moment. */
  running: boolean;
  steps: StepMark[];
  fileName: string;
  /** 李建华 · 12-03 14:02 选的文件 */
  who: string;
  /** Why the last file was no roster; '' when it was one, or there was none. */
  problem: string;
  /** 300 行 */
  rows: string;
  figures: StatColumn[];
  /** That people who have registered are among the good rows. */
  registered: string;
  hasBad: boolean;
  bad: number;
  good: number;
  /** What would change on the roster that is there. */
  changes: ChangeLine[];
  gone: number;
  progress: { done: number; total: number; line: string };
  /** 2025-03-04 · 312 人 · 李建华; '' before the first import. */
  latest: string;
}

const problems: Record<NonNullable<Import['problem']>, string> = {
  unreadable: '这个文件读不出来，可能没有传完整。请用 WPS 或 Excel 打开，另存为 .xlsx 再选',
  tooBig: '表格太大。请把名单单独复制到一张新表再选',
  tooManyRows: '超过 10,000 行。请分成几个文件，先后导入',
  macros: '表格里有宏。请另存为 .xlsx 再选',
  locked: '表格有密码。请先取消密码再选',
  oldFormat: '这是旧的 .xls 格式。请另存为 .xlsx 再选',
  webPage: '这是网页，不是表格。请另存为 .xlsx 再选',
  noRows: '第一张表里没有人。请把名单放在第一张表',
  noName: '没有找到「姓名」这一列。请在第一张表里写上列名，或用模板填写',
  noNationalId: '没有找到「身份证号」这一列。请写上列名，或用模板填写',
  columnTwice: '「姓名」或「身份证号」有两列，分不清用哪一列。请删掉多余的一列',
};

const STEPS = ['选择文件', '核对', '完成'] as const;
const placeOf: Record<ImportStep, number> = { choose: 0, reading: 0, check: 1, writing: 2, done: 3 };

const stepOf: Record<Import['state'], ImportStep> = {
  reading: 'reading',
  refused: 'choose',
  read: 'check',
  taking: 'writing',
  taken: 'done',
  dropped: 'choose',
};

const none = { rows: 0, good: 0, bad: 0, added: 0, changed: 0, gone: 0, registered: 0, done: 0, toDo: 0 };

/** An import as its page shows it; without one the page begins with choosing a file. */
export function importView(one: Import | null, roster: Answer['roster'] = null): ImportView {
  const step = one === null ? 'choose' : stepOf[one.state];
  const { rows, good, bad, added, changed, gone, registered, done, toDo } = one ?? none;
  return {
    step,
    running: step === 'reading' || step === 'writing',
    steps: STEPS.map((label, index) => ({
      label,
      mark: index === placeOf[step] ? 'now' : index < placeOf[step] ? 'dn' : '',
    })),
    fileName: one?.fileName ?? '',
    who: one === null ? '' : `${one.by} · ${shortMoment(one.startedAt)} 选的文件`,
    problem: one?.problem ? problems[one.problem] : '',
    rows: rows === 0 ? '' : `${rows} 行`,
    figures: [
      { value: String(good), caption: '可导入', icon: 'check-circle-filled', tone: 'ok' },
      { value: String(bad), caption: '有问题', icon: 'error-circle-filled', tone: bad === 0 ? '' : 'ret' },
      { value: String(registered), caption: '已经注册', icon: 'user' },
    ],
    registered: registered === 0 ? '' : `已注册的 ${registered} 人也在可导入的 ${good} 人里，只做核对，不会重复建档`,
    hasBad: step === 'check' && bad > 0,
    ...{ bad, good, gone },
    changes:
      roster === null
        ? []
        : (
            [
              { kind: 'added', label: '新增', count: added },
              { kind: 'changed', label: '资料有变', count: changed },
              { kind: 'gone', label: '文件里没有', count: gone },
            ] as const
          ).filter(({ count }) => count > 0),
    progress: {
      done,
      total: Math.max(1, toDo),
      line:
        step === 'reading'
          ? rows === 0
            ? '正在读文件'
            : `共 ${rows} 行，正在逐行核对`
          : `已写入 ${done} / ${toDo} 人`,
    },
    latest: roster === null ? '' : latestLine(roster),
  };
}

const latestLine = ({ latest, total }: NonNullable<Answer['roster']>): string =>
  `${dayOf(latest.endedAt ?? latest.startedAt)} · ${total} 人 · ${latest.endedBy ?? latest.by}`;

/** The bar at the bottom: what can be done next, and what is still missing for it. */
export interface Bar {
  primary: string;
  does: 'choose' | 'take' | 'leave';
  disabled: boolean;
  secondary: string;
  tip: string;
}

export function barOf({ step, bad, good }: ImportView, { skipBad }: { skipBad: boolean }): Bar {
  const bar = { disabled: false, secondary: '', tip: '' };
  if (step === 'choose') return { ...bar, primary: '选择文件', does: 'choose' };
  if (step !== 'check') return { ...bar, primary: '回到花名册，后台继续', does: 'leave' };
  if (good === 0) return { ...bar, primary: '换文件', does: 'choose', tip: '没有一行可以导入，请改好后重新选择' };
  const waits = bad > 0 && !skipBad;
  return {
    primary: waits ? '导入' : `导入 ${good} 人`,
    does: 'take',
    disabled: waits,
    secondary: '换文件',
    tip: waits ? `先改好 ${bad} 行，或勾选跳过` : '',
  };
}
