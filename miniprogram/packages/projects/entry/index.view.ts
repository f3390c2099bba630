import type { OutputOf } from '../../../../contract/index';
import { entryFacts, factTitle, factWords, type EntryEventKind } from '../../../../domain/project/catalogue';
import type { EventRow } from '../../../components/person-events/events';
import { fullDayRange, longMoment } from '../../../services/format';
import { warningLine } from '../shared/entry-words';

type Entry = OutputOf<'catalogueEntry.get'>;
type Event = OutputOf<'catalogueEntry.history'>['rows'][number];

export interface HoldingRow {
  projectId: string;
  state: Entry['holdings'][number]['state'];
  line: string;
  readable: boolean;
}

/** One entry as the centre sees it. */
export interface EntryView {
  number: string;
  title: string;
  level: string;
  facts: { label: string; value: string }[];
  /** Since when, by whom and why it is withdrawn; '' while it is offered. */
  withdrawn: string;
  warning: string;
  /** What may still be corrected. */
  bound: string;
  holdings: HoldingRow[];
  held: string;
}

const inHead: readonly string[] = ['projectNumber', 'title', 'creditLevel'];

export const entryView = (entry: Entry): EntryView => ({
  number: entry.projectNumber,
  title: entry.title,
  level: entry.creditLevel,
  facts: entryFacts
    .filter(({ key }) => !inHead.includes(key))
    .map(({ key, title }) => ({
      label: title,
      value: (key === 'institutionId' ? entry.institutionName : factWords(key, entry)) || '未填',
    })),
  withdrawn:
    entry.withdrawn === null
      ? ''
      : `${longMoment(entry.withdrawn.at)} ${entry.withdrawn.by} 撤下：${entry.withdrawn.reason}`,
  warning: warningLine(entry),
  bound:
    entry.timesHeld === 0
      ? '还没有单位用它申报，内容都可以改'
      : '已用来申报：年度、编号、名称、单位、级别、学分、学时不能改，其它可以',
  holdings: entry.holdings.map(({ projectId, state, firstDay, lastDay, readable }) => ({
    projectId,
    state,
    readable,
    line: firstDay === null || lastDay === null ? '还没有定举办日期' : `举办 ${fullDayRange(firstDay, lastDay)}`,
  })),
  held:
    entry.timesHeld > entry.holdings.length ? `共 ${entry.timesHeld} 次，这里是最近 ${entry.holdings.length} 次` : '',
});

const titles: Record<EntryEventKind, string> = {
  added: '加入目录',
  changed: '修改',
  withdrawn: '撤下',
  restored: '恢复',
};

/** One event of its history. */
export const entryEventRow = ({ eventId, at, by, kind, reason, changes }: Event): EventRow => ({
  eventId,
  title: titles[kind],
  changes: changes.map(({ fact, before, after }) => ({
    fact,
    label: factTitle(fact),
    before: before || '未填',
    after: after || '未填',
  })),
  line: `${longMoment(at)} · ${by}`,
  reason: reason === '' ? '' : `原因：${reason}`,
});
