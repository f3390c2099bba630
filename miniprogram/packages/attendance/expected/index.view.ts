import type { InputOf, OutputOf } from '../../../../contract/index';
import { dayOf } from '../../../../domain/kernel/time';
import { firstCharacter } from '../../../../domain/kernel/typed-text';
import { clockMinute, shortDay } from '../../../services/format';

type Answer = OutputOf<'expected.list'>;
export type ExpectedShow = InputOf<'expected.list'>['show'];

/** One of the three figures; a touch shows whom it counts. */
export interface Figure {
  show: ExpectedShow;
  value: string;
  caption: string;
  on: boolean;
}

const captions: Record<ExpectedShow, string> = { present: '已到', missing: '未到', walkIns: '未报名到场' };

export const figuresOf = (counts: Answer['counts'], show: ExpectedShow): Figure[] =>
  (['present', 'missing', 'walkIns'] as const).map((each) => ({
    show: each,
    value: String(counts[each]),
    caption: captions[each],
    on: each === show,
  }));

/** 报名 302 · 名单 48 · 关注 12: why they are expected, as far as there are any. */
export const reasonsOf = ({ enrolled, roster, follows }: Answer['counts']): string =>
  (
    [
      ['报名', enrolled],
      ['名单', roster],
      ['关注', follows],
    ] as const
  )
    .filter(([, people]) => people > 0)
    .map(([word, people]) => `${word} ${people}`)
    .join(' · ');

export interface ExpectedRow {
  key: string;
  name: string;
  initial: string;
  /** Department for one's own people, institution for others. */
  from: string;
  /** 08:31 到; '' of who is not there. */
  arrived: string;
  /** What can be done about who is not there: a call, or nothing. */
  phone: '' | 'call' | 'none';
}

export const expectedRow = ({
  key,
  name,
  institutionName,
  departmentName,
  outside,
  reason,
  enrolledAt,
  mayCall,
  arrivedAt,
}: Answer['rows'][number]): ExpectedRow => ({
  key,
  name,
  initial: firstCharacter(name),
  from: [outside ? institutionName : departmentName, reasonWords(reason, enrolledAt)]
    .filter((part) => part !== '')
    .join(' · '),
  arrived: arrivedAt === null ? '' : `${clockMinute(arrivedAt)} 到`,
  phone: arrivedAt !== null ? '' : mayCall ? 'call' : 'none',
});

/** 报名 11-18, 导入名单, 关注; '' of a walk-in. */
function reasonWords(reason: Answer['rows'][number]['reason'], enrolledAt: number | null): string {
  if (reason === 'enrolled') return enrolledAt === null ? '报名' : `报名 ${shortDay(dayOf(enrolledAt))}`;
  return reason === 'roster' ? '导入名单' : reason === 'follows' ? '关注' : '';
}

/** What the list says where it has nobody. */
export function emptyWords(
  { expected }: Pick<Answer['counts'], 'expected'>,
  { show, search }: { show: ExpectedShow; search: string },
): { title: string; text: string } {
  if (search !== '') return { title: '没有找到人', text: '换个姓名、科室或单位再试。' };
  if (expected === 0 && show !== 'walkIns')
    return {
      title: '还没有报名，也没有导入名单',
      text: '把会议通知发给大家，报名和关注的人会出现在这里；也可以导入应到名单。',
    };
  if (show === 'missing') return { title: '应到的人都到了', text: '' };
  return { title: show === 'present' ? '应到的人还没有来' : '没有未报名到场的人', text: '' };
}
