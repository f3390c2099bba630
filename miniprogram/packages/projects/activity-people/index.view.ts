import type { OutputOf } from '../../../../contract/index';
import { attendeeOrigins, canEditActivity, type AttendeeOrigin } from '../../../../domain/credit/group-activity';
import { clock, credits, shortMoment } from '../../../services/format';
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
  tone: 'ok' | 'neutral';
}

const icons: Record<AttendeeOrigin, string> = { scan: 'qrcode', list: 'user', file: 'file-excel' };

export const attendeeCard = ({ personId, name, personNumber, departmentName, origin, by, at }: Row): AttendeeCard => ({
  ...{ personId, name, personNumber, departmentName },
  how: howWords({ origin, by, at }),
  tone: origin === 'scan' ? 'ok' : 'neutral',
  icon: icons[origin],
});

function howWords({ origin, by, at }: Pick<Row, 'origin' | 'by' | 'at'>): string {
  // To the second: it is when they were there.
  if (origin === 'scan') return `扫码 ${shortMoment(at)}:${clock(at).slice(-2)}`;
  return `${origin === 'list' ? `${by}选入` : '名单文件'} · ${shortMoment(at)}`;
}

export interface OriginChip {
  origin: AttendeeOrigin | '';
  label: string;
  on: boolean;
}

/** 全部 46, 扫码 31, 选入 9, 文件 6. */
export const originChips = ({ people, byOrigin }: Activity, chosen: AttendeeOrigin | ''): OriginChip[] => [
  { origin: '', label: `全部 ${people}`, on: chosen === '' },
  ...attendeeOrigins
    .filter(({ code }) => byOrigin[code] > 0)
    .map(({ code, label }) => ({ origin: code, label: `${label} ${byOrigin[code]}`, on: chosen === code })),
];

/** Where the attendance by a code stands, and what can be done about it. */
export interface Scans {
  open: boolean;
  words: string;
  /** '' where nobody is left to be written. */
  act: string;
}

export function scansOf({ attendance, byOrigin, state }: Activity): Scans | null {
  if (attendance === null || !canEditActivity(state)) return null;
  const { open, scanned, unwritten } = attendance;
  if (open) return { open, words: `正在扫码签到，已有 ${scanned} 人。结束签到后写入名单。`, act: '结束签到，写入名单' };
  if (unwritten) return { open, words: `签到已停，${scanned} 人扫过码，还没有写入名单。`, act: '写入名单' };
  const others = scanned - byOrigin.scan;
  if (others <= 0) return null;
  return {
    open,
    words: `另有 ${others} 人扫过码，没有按扫码写入：已从其他方式加入、已去掉，或注册还没有通过审核。`,
    act: '再写入一次',
  };
}

export interface PeopleHead {
  title: string;
  editable: boolean;
  gathering: boolean;
  /** 合计 46 人 · 23.00 学分 */
  total: string;
  chips: OriginChip[];
  /** How many came onto the list in each way. */
  ways: { scan: string; list: string; file: string };
  scans: Scans | null;
  submit: string;
  /** What keeps it from being handed in; '' where nothing does. */
  tip: string;
}

export function peopleHead(activity: Activity, chosen: AttendeeOrigin | ''): PeopleHead {
  const { title, people, creditHundredths, state, gathering, problems, byOrigin, attendance } = activity;
  const waysOf = (number: number) => (number === 0 ? '' : `${number} 人`);
  return {
    title: [title, `${credits(creditHundredths)} 学分`].filter((part) => part !== '').join(' · '),
    editable: canEditActivity(state),
    gathering,
    total: `合计 ${people} 人 · ${credits(people * creditHundredths)} 学分`,
    chips: originChips(activity, chosen),
    ways: {
      scan: attendance?.open ? `签到中 ${attendance.scanned} 人` : waysOf(byOrigin.scan),
      list: waysOf(byOrigin.list),
      file: waysOf(byOrigin.file),
    },
    scans: scansOf(activity),
    submit: `提交审核（${people} 人）`,
    tip: problems.length === 0 ? '' : `还差 ${problems.length} 项：${problems.map(problemWords).join('、')}`,
  };
}
