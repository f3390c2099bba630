import type { InputOf, OutputOf } from '../../../../contract/index';
import { activityKinds, activityStates } from '../../../../domain/credit/group-activity';
import { optionsOf } from '../../../components/choice-chip/options';
import { stateWords } from '../../../components/state-tag/state-words';
import { fullDayRange } from '../../../services/format';
import { activityFigures } from '../../../services/activity-words';

export interface ActivityFilters {
  search: string;
  year: string;
  state: string;
  kind: string;
}
export const noFilters: ActivityFilters = { search: '', year: '', state: '', kind: '' };

export const stateOptions = optionsOf(
  activityStates.map((code) => ({ code, label: stateWords('activity', code).word })),
  '全部状态',
);
export const kindOptions = optionsOf(activityKinds, '全部种类');

/** The filters as the call takes them; what is not set is left out. */
export function activitiesInput({ search, year, state, kind }: ActivityFilters): InputOf<'groupActivity.list'> {
  const chosenState = activityStates.find((code) => code === state);
  const chosenKind = activityKinds.find(({ code }) => code === kind)?.code;
  return {
    ...(search === '' ? {} : { search }),
    ...(year === '' ? {} : { year: Number(year) }),
    ...(chosenState === undefined ? {} : { state: chosenState }),
    ...(chosenKind === undefined ? {} : { kind: chosenKind }),
  };
}

export interface ActivityCard {
  activityId: string;
  dates: string;
  title: string;
  figures: string;
  state: string;
  /** Behind the state: 未提交, 已等 3 天. */
  note: string;
  /** Why it was returned; '' unless it was. */
  returnedFor: string;
}

export const activityCard = (row: OutputOf<'groupActivity.list'>['rows'][number]): ActivityCard => ({
  activityId: row.activityId,
  dates: row.begin === null || row.end === null ? '日期未填' : fullDayRange(row.begin, row.end),
  title: row.title === '' ? '还没有名称' : row.title,
  figures: activityFigures(row),
  state: row.state,
  note: row.state === 'draft' ? '未提交' : row.waitingDays > 0 ? `${row.waitingDays} 天` : '',
  returnedFor: row.returnedFor,
});
