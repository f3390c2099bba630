import type { OutputOf } from '../../../../contract/index';
import { reversalReasons } from '../../../../domain/credit/reversal';
import { labelOf } from '../../../../domain/kernel/enumeration';
import { credits, longMoment } from '../../../services/format';
import type { Tone } from '../../../components/state-tag/state-words';

type Reversal = OutputOf<'reversal.get'>;

export interface ReversalView {
  who: string;
  line: string;
  amount: string;
  facts: { label: string; value: string }[];
  tag: { word: string; tone: Tone; icon: string };
  running: boolean;
  mayDecide: boolean;
  mayWithdraw: boolean;
  /** Said above the buttons. */
  tip: string;
}

const tags: Readonly<Record<Reversal['state'], ReversalView['tag']>> = {
  waiting: { word: '撤销待确认', tone: 'pend', icon: 'hourglass-filled' },
  running: { word: '正在撤销', tone: 'pend', icon: 'hourglass-filled' },
  done: { word: '已撤销', tone: 'neutral', icon: 'rollback' },
  declined: { word: '没有同意', tone: 'ret', icon: 'close-circle-filled' },
  withdrawn: { word: '已撤回', tone: 'neutral', icon: 'rollback' },
};

/** A request to take credits back: what, why, who has to say yes, and what came of it (G7b). */
export function reversalView(found: Reversal): ReversalView {
  const { entry, people, creditHundredths, state, decided, mayDecide, mayWithdraw, confirmer } = found;
  const decidedBy = decided
    ? [{ label: state === 'declined' ? '没有同意' : '确认人', value: `${decided.by}，${longMoment(decided.at)}` }]
    : [];
  return {
    who: entry ? entry.name : `整轮 ${people} 人`,
    line: entry
      ? [entry.personNumber, entry.institutionName, entry.departmentName].filter((text) => text !== '').join(' · ')
      : found.institutionName,
    amount: `−${credits(creditHundredths)}`,
    facts: [
      { label: found.role === 'groupActivity' ? '集体活动' : '项目', value: found.title },
      {
        label: '授分',
        value: `${longMoment(found.grantedAt)}，${found.grantedBy}${found.role === 'lecturer' ? '（主讲人）' : ''}`,
      },
      { label: '撤销原因', value: `${labelOf(reversalReasons, found.reasonCode)}：${found.note}` },
      { label: '发起人', value: `${found.by}，${longMoment(found.at)}` },
      { label: '由谁确认', value: confirmer === 'centre' ? '委医学科技发展中心' : '本单位另一位管理员' },
      ...decidedBy,
      ...(decided && decided.reason !== '' ? [{ label: '理由', value: decided.reason }] : []),
    ],
    tag: tags[state],
    running: state === 'running',
    mayDecide,
    mayWithdraw,
    tip: tipOf(found),
  };
}

function tipOf({ state, mayDecide, mayWithdraw, confirmer }: Reversal): string {
  if (mayDecide) return '确认后另记一条负数，原记录不删；本人会看到原因';
  if (mayWithdraw) return confirmer === 'centre' ? '等中心确认' : '等另一位管理员确认，发起的人不能自己确认';
  return state === 'running' ? '逐条撤销，可以离开本页' : '';
}
