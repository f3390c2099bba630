import type { InputOf, OutputOf } from '../../../../contract/index';
import { placeBandWords } from '../../../../domain/attendance/place';
import { doubtsOf, type SuspiciousFlag } from '../../../../domain/attendance/attendance-record';
import { dayOf, MINUTE_MS, SECOND_MS } from '../../../../domain/kernel/time';
import type { ChipOption } from '../../../components/choice-chip/options';
import { flagMarks, type Mark } from '../../../components/record-list/flag-words';
import { clock, shortDay } from '../../../services/format';

type Answer = OutputOf<'doubt.list'>;
export type DoubtRow = Answer['rows'][number];
type Flag = NonNullable<InputOf<'doubt.list'>['flag']>;

/** One check-in that a person should look at, with what speaks for a doubt (D10). */
export interface DoubtCard {
  recordId: string;
  personId: string;
  sessionId: string;
  name: string;
  from: string;
  /** 11-29 08:40:02 · 学术报告厅 */
  when: string;
  marks: Mark[];
  evidence: string[];
  advice: string;
  /** A spot check would tell more, and one can be begun today. */
  spotCheck: boolean;
  ticked: boolean;
}

const apart = (milliseconds: number): string => {
  const seconds = Math.round(milliseconds / SECOND_MS);
  return seconds < 60 ? `${seconds} 秒` : `${Math.round(milliseconds / MINUTE_MS)} 分钟`;
};

/** What was seen, one line for each flag. */
const evidenceWords: Record<SuspiciousFlag, (row: DoubtRow) => string> = {
  outsidePlace: ({ place }) => (place ? placeBandWords[place] : '不在会场范围内'),
  fromAlbum: () => '扫的是相册里的图，或长按识别的图',
  twoPlaces: ({ evidenceAt, signs: { elsewhereAt } }) =>
    elsewhereAt === undefined
      ? '前后 10 分钟内在另一场会议也签到'
      : `${clock(elsewhereAt)} 在另一场会议也签到，相隔 ${apart(Math.abs(evidenceAt - elsewhereAt))}`,
  longAfterDisplay: ({ ageMs, rotationSeconds }) =>
    `码出现后 ${apart(ageMs)}才扫到${rotationSeconds === null ? '' : `，每 ${rotationSeconds} 秒换一个码`}`,
  twoHalls: ({ signs: { hallAt, hall } }) =>
    hallAt === undefined ? '同一时间在另一会场也签到' : `${clock(hallAt)} 在${hall ?? '另一会场'}也签到`,
  codeTail: ({ signs: { tailVisits, tailPeople } }) =>
    tailVisits === undefined
      ? `这个码换下以后，有 ${tailPeople ?? '多'} 人扫到它，比前后的码多得多`
      : `来了 ${tailVisits} 次，每次扫到的码都已经换下`,
  sameLateCode: ({ signs: { codePeople } }) => `${codePeople ?? '多'} 人补传同一个码，那时会场的网络正常`,
};

/** What to do about it; the first flag that has something of its own to say decides. */
const adviceWords: Partial<Record<SuspiciousFlag, string>> = {
  sameLateCode: '可能是转发的照片。请到场内找人，找不到的撤下签到。',
  codeTail: '可能有人把码实时发给场外的人。可以马上抽查点名。',
  twoPlaces: '一个人到不了两处。请问清在哪一处，再决定。',
  twoHalls: '一个人到不了两处。请问清在哪一处，再决定。',
};
const plainAdvice = '请先问本人；确在现场的，点“核实无误”。';

export function doubtCard(row: DoubtRow, now: number): DoubtCard {
  const doubts = doubtsOf(row.flags);
  const advised = (['sameLateCode', 'codeTail', 'twoPlaces', 'twoHalls'] as const).find((flag) =>
    doubts.includes(flag),
  );
  return {
    recordId: row.recordId,
    personId: row.personId,
    sessionId: row.sessionId,
    name: row.name,
    from: row.outside ? `${row.institutionName} · ${row.departmentName}` : row.departmentName,
    when: `${shortDay(dayOf(row.evidenceAt))} ${clock(row.evidenceAt)} · ${row.placeName}`,
    marks: flagMarks(doubts),
    evidence: [
      ...doubts.map((flag) => evidenceWords[flag](row)),
      ...(row.awaitsConfirmation ? ['这条补传还没有确认，核实以后还要确认才计入'] : []),
    ],
    advice: (advised && adviceWords[advised]) ?? plainAdvice,
    spotCheck: doubts.includes('codeTail') && dayOf(row.evidenceAt) === dayOf(now),
    ticked: false,
  };
}

/** 待核实 4, then each flag that there is with its figure. */
export const flagChips = ({ total, counts }: Pick<Answer, 'total' | 'counts'>): ChipOption[] => [
  { value: '', label: `待核实 ${total}` },
  ...counts.map(({ flag, count }) => ({ value: flag, label: `${flagMarks([flag])[0]?.word ?? flag} ${count}` })),
];

export const isFlag = (value: string, { counts }: Pick<Answer, 'counts'>): Flag | undefined =>
  counts.find(({ flag }) => flag === value)?.flag;

/** The halls of a batch to choose from; none where it has only one. */
export const sessionChips = ({ sessions }: Pick<Answer, 'sessions'>): ChipOption[] =>
  sessions.length < 2
    ? []
    : [
        { value: '', label: '全部场次' },
        ...sessions.map(({ sessionId, number, placeName, day }) => ({
          value: sessionId,
          label: `${number} ${placeName}${day === null ? '' : ` ${shortDay(day)}`}`,
        })),
      ];

export const ticked = (cards: readonly DoubtCard[]): DoubtCard[] => cards.filter((card) => card.ticked);

export function ticksOf(cards: readonly DoubtCard[]): { count: number; all: boolean } {
  const count = ticked(cards).length;
  return { count, all: count > 0 && count === cards.length };
}
