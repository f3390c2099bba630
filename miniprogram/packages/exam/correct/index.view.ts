import type { InputOf, OutputOf } from '../../../../contract/index';
import { checkCorrection, type CorrectionProblem } from '../../../../domain/exam/correction';
import type { StatColumn } from '../../../components/stat-columns/index';
import { shortMoment } from '../../../services/format';
import { kindWord, letterOf } from '../shared/words';

type Item = OutputOf<'examCorrection.item'>;
type Preview = OutputOf<'examCorrection.preview'>;
type Correction = OutputOf<'examCorrection.list'>['rows'][number];

/** What is about to be decided. */
export type Proposal = Pick<InputOf<'examCorrection.preview'>, 'struck' | 'rightIds'>;

export interface OptionRow {
  optionId: string;
  letter: string;
  text: string;
  chosen: boolean;
  /** Right until now. */
  now: boolean;
}
export const optionRows = ({ options, now }: Item, { rightIds }: Proposal): OptionRow[] =>
  options.map(({ optionId, text }, index) => ({
    optionId,
    text,
    letter: letterOf(index),
    chosen: rightIds.includes(optionId),
    now: now.rightIds.includes(optionId),
  }));

export const itemLine = ({ kind, asked, now }: Item): string =>
  `${kindWord(kind)} · 抽到 ${asked} 人次${now.struck ? ' · 已作废' : ''}`;

/** The proposal after an option was tapped. */
export function withOption({ kind, options }: Item, proposal: Proposal, optionId: string): Proposal {
  if (kind !== 'multiple') return { ...proposal, rightIds: [optionId] };
  const right = new Set(proposal.rightIds);
  if (!right.delete(optionId)) right.add(optionId);
  return { ...proposal, rightIds: options.map((option) => option.optionId).filter((id) => right.has(id)) };
}

const problemWords: Record<CorrectionProblem, string> = {
  unknownRight: '请选正确答案',
  noRight: '请选正确答案',
  severalRight: '只能选一个正确答案',
  oneRight: '多选题至少两个正确答案',
  changesNothing: '请选改成什么',
};
/** What stands in the way of a preview; '' when nothing does. */
export function problemOf(item: Item, proposal: Proposal): string {
  const next = proposal.struck ? { struck: true, rightIds: item.now.rightIds } : proposal;
  const problem = checkCorrection(item, item.now, next);
  return problem === undefined ? '' : problemWords[problem];
}

export interface EffectView {
  columns: StatColumn[];
  rows: { key: string; icon: string; title: string; line: string; names: string }[];
  told: string;
}

const named = (names: readonly string[], people: number): string =>
  names.length === 0 ? '' : `${names.join('、')}${people > names.length ? ` 等 ${people} 人` : ''}`;

export function effectView({ effect, passed, newlyPassed, kept }: Preview): EffectView {
  const { people, up, down, same } = effect;
  const rows = [];
  if (effect.newlyPassed > 0)
    rows.push({
      key: 'newlyPassed',
      icon: 'check-circle-filled',
      title: `新通过 ${effect.newlyPassed} 人`,
      line: `通过 ${passed} 人 → ${passed + effect.newlyPassed} 人`,
      names: named(newlyPassed, effect.newlyPassed),
    });
  if (effect.kept > 0)
    rows.push({
      key: 'kept',
      icon: 'secured',
      title: `${effect.kept} 人低于及格分，仍算通过`,
      line: '已经通过的不会取消',
      names: named(kept, effect.kept),
    });
  return {
    columns: [
      { value: String(up), caption: '加分' },
      { value: String(down), caption: '减分' },
      { value: String(same), caption: '不变' },
    ],
    rows,
    told: `抽到这道题的 ${people} 人都会收到通知`,
  };
}

export interface PastView {
  number: number;
  title: string;
  reason: string;
  line: string;
}
/** Corrections of this question, the latest first. */
export const pastViews = (corrections: readonly Correction[], itemId: string, item: Item): PastView[] =>
  corrections
    .filter((correction) => correction.itemId === itemId)
    .map(({ number, before, after, reason, by, decidedAt, doneAt }) => ({
      number,
      title: after.struck
        ? '作废'
        : before.struck
          ? `恢复，答案 ${lettersOf(item, after.rightIds)}`
          : `答案 ${lettersOf(item, before.rightIds)} → ${lettersOf(item, after.rightIds)}`,
      reason,
      line: `${by} · ${shortMoment(decidedAt)}${doneAt === null ? ' · 正在重新评分' : ''}`,
    }));

const lettersOf = ({ options }: Item, ids: readonly string[]): string =>
  options.flatMap(({ optionId }, index) => (ids.includes(optionId) ? [letterOf(index)] : [])).join('');
