import type { InputOf, OutputOf } from '../../../../contract/index';
import { activityKinds, activityStates, type ActivityState } from '../../../../domain/credit/group-activity';
import { optionsOf } from '../../../components/choice-chip/options';
import { stateWords } from '../../../components/state-tag/state-words';
import { activityFigures } from '../../../services/activity-words';
import { fullDayRange } from '../../../services/format';

export interface CentreFilters {
  search: string;
  state: string;
  kind: string;
}
export const waitingFirst: CentreFilters = { search: '', state: 'submitted', kind: '' };

/** A draft is nobody's business but its institution's. */
const listed = activityStates.filter((state): state is Exclude<ActivityState, 'draft'> => state !== 'draft');
export const stateOptions = listed.map((code) => ({ value: code, label: stateWords('activity', code).word }));
export const kindOptions = optionsOf(activityKinds, '全部种类');

export function centreInput({ search, state, kind }: CentreFilters): InputOf<'groupActivity.list'> {
  const chosenKind = activityKinds.find(({ code }) => code === kind)?.code;
  return {
    state: listed.find((code) => code === state) ?? 'submitted',
    ...(search === '' ? {} : { search }),
    ...(chosenKind === undefined ? {} : { kind: chosenKind }),
  };
}

export interface CentreCard {
  activityId: string;
  title: string;
  institutionName: string;
  line: string;
  state: string;
  waited: string;
}

export const centreCard = (row: OutputOf<'groupActivity.list'>['rows'][number]): CentreCard => ({
  ...{ activityId: row.activityId, title: row.title, institutionName: row.institutionName, state: row.state },
  line: [row.begin === null || row.end === null ? '' : fullDayRange(row.begin, row.end), activityFigures(row)]
    .filter((part) => part !== '')
    .join(' · '),
  waited: row.state === 'submitted' && row.waitingDays > 0 ? `${row.waitingDays} 天` : '',
});
