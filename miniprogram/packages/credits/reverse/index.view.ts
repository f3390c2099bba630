import type { OutputOf } from '../../../../contract/index';
import { reversalReasons, type ReversalConfirmer, type ReversalReason } from '../../../../domain/credit/reversal';
import { isReason } from '../../../../domain/kernel/reason';
import { credits, longMoment } from '../../../services/format';

type Basis = OutputOf<'reversal.basis'>;

export interface ReverseForm {
  reasonCode: ReversalReason | '';
  note: string;
  confirmer: ReversalConfirmer;
}

export interface ReverseView {
  who: string;
  line: string;
  amount: string;
  facts: { label: string; value: string }[];
  colleagues: string;
  /** A request that waits already. */
  open: string;
  /** Why nothing can be asked for; '' when it can. */
  obstacle: string;
}

export function reverseView({
  entry,
  people,
  creditHundredths,
  title,
  role,
  grantedAt,
  grantedBy,
  colleagues,
  open,
  reversed,
}: Basis): ReverseView {
  return {
    who: entry ? entry.name : `整轮 ${people} 人`,
    line: entry
      ? [entry.personNumber, entry.institutionName, entry.departmentName].filter((text) => text !== '').join(' · ')
      : title,
    amount: credits(creditHundredths),
    facts: [
      ...(entry ? [{ label: role === 'groupActivity' ? '集体活动' : '项目', value: title }] : []),
      { label: '授分', value: `${longMoment(grantedAt)}，${grantedBy}` },
    ],
    colleagues: colleagues.join('、'),
    open: open ?? '',
    obstacle: reversed ? '已经撤销，不用再撤' : '',
  };
}

/** What is still missing, said above the button. */
export function tipOf(
  { obstacle, open, colleagues }: ReverseView,
  { reasonCode, note, confirmer }: ReverseForm,
): string {
  if (obstacle !== '') return obstacle;
  if (open !== '') return '已经有一份撤销待确认';
  if (reasonCode === '') return '请选择撤销原因';
  if (!isReason(note)) return '请写明经过，本人会看到，至少 4 个字';
  return confirmer === 'colleague' && colleagues === '' ? '本单位没有第二位管理员，请选由中心确认' : '';
}

export { reversalReasons };
