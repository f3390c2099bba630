/** A batch as it is edited, as text under flat keys: so two versions of it can be compared and merged field by field. */
import { intendedStrategies } from '../../../../domain/project/intended-strategy';
import { labelOf } from '../../../../domain/kernel/enumeration';
import { shortDay } from '../../../services/format';
import { thereWording, type Wording } from '../components/conflict-sheet/two-versions';
import { modeWords, type BatchKey, type BatchValues } from './index.view';

/** The fields, and `restDays` and `kept` as JSON; `there` where a colleague has removed the batch meanwhile. */
export type FlatBatch = Record<string, string>;

export const flatBatch = ({ restDays, kept, ...fields }: BatchValues): FlatBatch => ({
  ...fields,
  restDays: restDays.length === 0 ? '' : JSON.stringify(restDays),
  kept: JSON.stringify(kept),
});

const listIn = <One>(text: string | undefined): One[] => (text ? (JSON.parse(text) as One[]) : []);

/** Back again; `flatBatch(unflatBatch(flat))` is `flat`. */
export function unflatBatch(flat: FlatBatch): BatchValues {
  const { restDays, kept, ...fields } = flat;
  return {
    ...(fields as Record<BatchKey, string>),
    restDays: listIn<BatchValues['restDays'][number]>(restDays),
    kept: listIn<BatchValues['kept'][number]>(kept),
  };
}

const LABELS: Readonly<Record<string, string>> = {
  strategy: '怎样算学分',
  begin: '开始日期',
  end: '截止日期',
  mode: '每天的考勤时段',
  dayBegin: '时段开始',
  dayEnd: '时段结束',
  morningBegin: '上午开始',
  morningEnd: '上午结束',
  afternoonBegin: '下午开始',
  afternoonEnd: '下午结束',
  restDays: '不上课的日子',
  kept: '现有时段',
};

/** How the fields of a batch are named and said where two versions of it stand side by side. */
export const batchWording: Wording<string> = {
  label: (key) => thereWording(key, '这一期')?.label ?? LABELS[key] ?? key,
  words(key, value) {
    const there = thereWording(key, '');
    if (there !== undefined) return there.words(value);
    if (key === 'strategy') return labelOf(intendedStrategies, value);
    if (key === 'mode') return modeWords(value);
    if (key === 'kept') return `${listIn(value).length} 个`;
    if (key === 'restDays')
      return listIn<BatchValues['restDays'][number]>(value)
        .map(({ day, reason }) => [shortDay(day), reason].filter((word) => word !== '').join(' '))
        .join('\n');
    return value;
  },
};
