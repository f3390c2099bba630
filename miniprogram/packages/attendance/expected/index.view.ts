import type { InputOf, OutputOf } from '../../../../contract/index';
import { clockMinute } from '../../../services/format';

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

export interface ExpectedRow {
  personId: string;
  name: string;
  initial: string;
  /** Department for one's own people, institution for others. */
  from: string;
  /** 08:31 到; '' of who is not there. */
  arrived: string;
}

export const expectedRow = ({
  personId,
  name,
  institutionName,
  departmentName,
  outside,
  arrivedAt,
}: Answer['rows'][number]): ExpectedRow => ({
  personId,
  name,
  initial: [...name][0] ?? '',
  from: outside ? institutionName : departmentName,
  arrived: arrivedAt === null ? '' : `${clockMinute(arrivedAt)} 到`,
});

/** What the list says where it has nobody. */
export function emptyWords(
  { expected }: Pick<Answer['counts'], 'expected'>,
  { show, search }: { show: ExpectedShow; search: string },
): { title: string; text: string } {
  if (search !== '') return { title: '没有找到人', text: '换个姓名、科室或单位再试。' };
  if (expected === 0 && show !== 'walkIns')
    return { title: '还没有人报名或关注', text: '把会议通知发给大家；关注了通知的人会出现在这里。' };
  if (show === 'missing') return { title: '应到的人都到了', text: '' };
  return { title: show === 'present' ? '应到的人还没有来' : '没有未报名到场的人', text: '' };
}
