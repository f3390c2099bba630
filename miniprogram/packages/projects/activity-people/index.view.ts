import type { OutputOf } from '../../../../contract/index';
import { attendeeOrigins, canEditActivity, type AttendeeOrigin } from '../../../../domain/credit/group-activity';
import { credits, shortMoment } from '../../../services/format';
import { problemWords, type Activity } from '../../../services/activity-words';

type Row = OutputOf<'activityPeople.list'>['rows'][number];

export interface AttendeeCard {
  personId: string;
  name: string;
  personNumber: string;
  departmentName: string;
  /** 李建华选入 · 12-03 15:20 */
  how: string;
  icon: string;
}

const icons: Record<AttendeeOrigin, string> = { list: 'user', file: 'file-excel' };

export const attendeeCard = ({ personId, name, personNumber, departmentName, origin, by, at }: Row): AttendeeCard => ({
  ...{ personId, name, personNumber, departmentName },
  how: `${origin === 'list' ? `${by}选入` : '名单文件'} · ${shortMoment(at)}`,
  icon: icons[origin],
});

export interface OriginChip {
  origin: AttendeeOrigin | '';
  label: string;
  on: boolean;
}

/** 全部 46, 选入 9, 文件 6. */
export const originChips = ({ people, byOrigin }: Activity, chosen: AttendeeOrigin | ''): OriginChip[] => [
  { origin: '', label: `全部 ${people}`, on: chosen === '' },
  ...attendeeOrigins
    .filter(({ code }) => byOrigin[code] > 0)
    .map(({ code, label }) => ({ origin: code, label: `${label} ${byOrigin[code]}`, on: chosen === code })),
];

export interface PeopleHead {
  title: string;
  editable: boolean;
  gathering: boolean;
  /** 合计 46 人 · 23.00 学分 */
  total: string;
  chips: OriginChip[];
  submit: string;
  /** What keeps it from being handed in; '' where nothing does. */
  tip: string;
}

export function peopleHead(activity: Activity, chosen: AttendeeOrigin | ''): PeopleHead {
  const { title, people, creditHundredths, state, gathering, problems } = activity;
  return {
    title: [title, `${credits(creditHundredths)} 学分`].filter((part) => part !== '').join(' · '),
    editable: canEditActivity(state),
    gathering,
    total: `合计 ${people} 人 · ${credits(people * creditHundredths)} 学分`,
    chips: originChips(activity, chosen),
    submit: `提交审核（${people} 人）`,
    tip: problems.length === 0 ? '' : `还差 ${problems.length} 项：${problems.map(problemWords).join('、')}`,
  };
}
