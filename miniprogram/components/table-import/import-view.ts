import type { TableProblem } from '../../../domain/kernel/table';
import type { ImportState } from '../../../domain/kernel/table-import';
import { shortMoment } from '../../services/format';
import type { StatColumn } from '../stat-columns/index';

/** A row of an import as it is shown. */
export interface ImportRow {
  key: string;
  /** 第 18 行; '' for what is not in the file. */
  place: string;
  name: string;
  text: string;
  masked: string;
}

/** Where an import stands: to be chosen, being read, to be looked at, being written, done. */
export type ImportStep = 'choose' | 'reading' | 'check' | 'writing' | 'done';

export interface StepMark {
  label: string;
  mark: '' | 'dn' | 'now';
}

/** What would change, with a list behind it. */
export interface ChangeLine<Kind extends string = string> {
  kind: Kind;
  label: string;
  count: number;
}

/** What differs between the things that are imported. */
export interface ImportWords {
  /** Of what a row is one: 人. */
  unit: string;
  template: string;
  templateNote: string;
  columnsNote: string;
  tip: string;
  /** Above what would change. */
  compared: string;
  /** The tick that lets go of what is not in the file, and what happens without it. */
  goneTick: string;
  goneNote: string;
  /** The way back while it goes on by itself. */
  leave: string;
}

/** What every import tells of itself. */
export interface ShownImport {
  state: ImportState;
  fileName: string;
  startedAt: number;
  by: string;
  rows: number;
  good: number;
  bad: number;
  added: number;
  changed: number;
  gone: number;
  done: number;
  toDo: number;
}

export interface ImportView<Kind extends string = string> {
  step: ImportStep;
  /** It goes on by itself: looked at again in a moment. */
  running: boolean;
  steps: StepMark[];
  fileName: string;
  /** 李建华 · 12-03 14:02 选的文件 */
  who: string;
  /** Why the last file was refused; '' when it was not, or there was none. */
  problem: string;
  /** 300 行 */
  rows: string;
  figures: StatColumn[];
  /** What has to be known of the figures; '' when nothing. */
  note: string;
  hasBad: boolean;
  bad: number;
  good: number;
  /** What would change in what is there. */
  changes: ChangeLine<Kind>[];
  gone: number;
  progress: { done: number; total: number; line: string };
  /** The import that was taken last; '' before the first one. */
  latest: string;
}

/** Why a table is refused, whatever was to be imported. */
export const tableProblemWords: Record<TableProblem, string> = {
  unreadable: '这个文件读不出来，可能没有传完整。请用 WPS 或 Excel 打开，另存为 .xlsx 再选',
  tooBig: '表格太大。请把名单单独复制到一张新表再选',
  tooManyRows: '超过 10,000 行。请分成几个文件，先后导入',
  macros: '表格里有宏。请另存为 .xlsx 再选',
  locked: '表格有密码。请先取消密码再选',
  oldFormat: '这是旧的 .xls 格式。请另存为 .xlsx 再选',
  webPage: '这是网页，不是表格。请另存为 .xlsx 再选',
};

const STEPS = ['选择文件', '核对', '完成'] as const;
const placeOf: Record<ImportStep, number> = { choose: 0, reading: 0, check: 1, writing: 2, done: 3 };

const stepOf: Record<ImportState, ImportStep> = {
  reading: 'reading',
  refused: 'choose',
  read: 'check',
  taking: 'writing',
  taken: 'done',
  dropped: 'choose',
};

const none = { rows: 0, good: 0, bad: 0, added: 0, changed: 0, gone: 0, done: 0, toDo: 0 };

/**
 * An import as its page shows it; without one the page begins with choosing a file.
 * @param third the last of the three figures, beside what can be taken and what is bad
 */
export function viewOfImport<Kind extends string>(
  one: ShownImport | null,
  {
    unit,
    third,
    ...told
  }: { unit: string; third: StatColumn; problem: string; note: string; latest: string; changes: ChangeLine<Kind>[] },
): ImportView<Kind> {
  const step = one === null ? 'choose' : stepOf[one.state];
  const { rows, good, bad, gone, done, toDo } = one ?? none;
  return {
    ...told,
    step,
    running: step === 'reading' || step === 'writing',
    steps: STEPS.map((label, index) => ({
      label,
      mark: index === placeOf[step] ? 'now' : index < placeOf[step] ? 'dn' : '',
    })),
    fileName: one?.fileName ?? '',
    who: one === null ? '' : `${one.by} · ${shortMoment(one.startedAt)} 选的文件`,
    rows: rows === 0 ? '' : `${rows} 行`,
    figures: [
      { value: String(good), caption: '可导入', icon: 'check-circle-filled', tone: 'ok' },
      { value: String(bad), caption: '有问题', icon: 'error-circle-filled', tone: bad === 0 ? '' : 'ret' },
      third,
    ],
    hasBad: step === 'check' && bad > 0,
    ...{ bad, good, gone },
    changes: told.changes.filter(({ count }) => count > 0),
    progress: {
      done,
      total: Math.max(1, toDo),
      line:
        step === 'reading'
          ? rows === 0
            ? '正在读文件'
            : `共 ${rows} 行，正在逐行核对`
          : `已写入 ${done} / ${toDo} ${unit}`,
    },
  };
}

/** The bar at the bottom: what can be done next, and what is still missing for it. */
export interface Bar {
  primary: string;
  does: 'choose' | 'take' | 'leave';
  disabled: boolean;
  secondary: string;
  tip: string;
}

export function barOf(
  { step, bad, good, changes, gone }: ImportView,
  { skipBad, removeGone = false }: { skipBad: boolean; removeGone?: boolean },
  {
    unit,
    leave,
    nothingNew,
  }: Pick<ImportWords, 'unit' | 'leave'> & {
    /** Said where taking it would change nothing; where it is left out, that is no obstacle. */
    nothingNew?: string;
  },
): Bar {
  const bar = { disabled: false, secondary: '', tip: '' };
  if (step === 'choose') return { ...bar, primary: '选择文件', does: 'choose' };
  if (step !== 'check') return { ...bar, primary: leave, does: 'leave' };
  if (good === 0) return { ...bar, primary: '换文件', does: 'choose', tip: '没有一行可以导入，请改好后重新选择' };
  const waits = bad > 0 && !skipBad;
  const isSame = nothingNew !== undefined && !changes.some(({ kind }) => kind !== 'gone') && !(removeGone && gone > 0);
  return {
    primary: waits ? '导入' : `导入 ${good} ${unit}`,
    does: 'take',
    disabled: waits || isSame,
    secondary: '换文件',
    tip: waits ? `先改好 ${bad} 行，或勾选跳过` : isSame ? nothingNew : '',
  };
}
