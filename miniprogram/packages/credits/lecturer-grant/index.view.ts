import type { InputOf, OutputOf } from '../../../../contract/index';
import { creditLevels } from '../../../../domain/kernel/credit-level';
import { labelOf } from '../../../../domain/kernel/enumeration';
import { isReason } from '../../../../domain/kernel/reason';
import type { Tone } from '../../../components/state-tag/state-words';
import { credits, hours } from '../../../services/format';

export type LecturerGrant = OutputOf<'lecturerGrant.get'>;
type Lecturer = LecturerGrant['lecturers'][number];

/** Somebody who was picked by name, because their card leads to nobody. */
export interface Picked {
  personId: string;
  name: string;
  line: string;
}

/** What the administrator has decided, by the key of a lecturer. */
export interface Decisions {
  unticked: string[];
  picked: Record<string, Picked>;
  notes: Record<string, string>;
}

interface Tag {
  word: string;
  tone: Tone;
  icon: string;
}

export interface LecturerCard {
  key: string;
  name: string;
  line: string;
  who: string;
  credits: string;
  hours: string;
  tags: Tag[];
  /** Their round, once they are granted. */
  roundId: string;
  ticked: boolean;
  canTick: boolean;
  /** Something is pointed out, and a reason is asked for. */
  asksNote: boolean;
  note: string;
  canMend: boolean;
  /** The course on which the card number is mended. */
  courseId: string;
}

const obstacles: Readonly<Record<NonNullable<LecturerGrant['obstacle']>, string>> = {
  projectNotApproved: '项目没有审核通过，不能授分',
  traineesFirst: '请先给这一期的参加者授分，再给主讲人授分',
  grantRunning: '正在给参加者授分，完成后再来',
  noRate: '规则表里没有这个级别的主讲标准，请联系中心添加',
  rateUnconfirmed: '主讲标准待中心确认，确认后才能授分；现在可以先核对',
};

export function rateView({ rate, creditLevel, obstacle }: LecturerGrant) {
  const level = labelOf(creditLevels, creditLevel);
  return {
    line: rate ? `${level} · 每讲 1.0 学时授 ${credits(rate.creditHundredths)} 学分` : `${level}没有主讲学分标准`,
    source: rate ? `依据：${rate.source}` : '',
    confirmed: rate !== null && rate.certainty !== 'uncertain',
    known: rate !== null,
    obstacle: obstacle === null ? '' : obstacles[obstacle],
  };
}
export type RateView = ReturnType<typeof rateView>;

export function lecturerCard(lecturer: Lecturer, { unticked, picked, notes }: Decisions): LecturerCard {
  const { key, standing, person, courses, isProjectLead, hourTenths, creditHundredths } = lecturer;
  const byName = standing === 'noCard' || standing === 'cardUnknown' ? picked[key] : undefined;
  // Whoever teaches no hours gets nothing, whatever the rate.
  const canTick = hourTenths > 0 && (standing === 'found' || byName !== undefined);
  const ticked = canTick && !unticked.includes(key);
  return {
    key,
    name: lecturer.name || person?.name || '没有填姓名',
    line: [`课程 ${courses.map(({ number }) => number).join('、')}`, ...(isProjectLead ? ['项目负责人'] : [])].join(
      ' · ',
    ),
    who: byName
      ? `${byName.name} · ${byName.line}`
      : person
        ? `${person.name} · ${person.personNumber} · ${person.institutionName}`
        : '',
    credits: canTick || standing === 'granted' ? credits(creditHundredths) : '—',
    hours: hours(hourTenths),
    tags: tagsOf(lecturer, byName),
    roundId: lecturer.round?.roundId ?? '',
    ticked,
    canTick,
    asksNote: ticked && (lecturer.nameDiffers || lecturer.alsoTrainee || byName !== undefined),
    note: notes[key] ?? '',
    canMend: standing === 'noCard' || standing === 'cardUnknown',
    courseId: courses[0]?.courseId ?? '',
  };
}

function tagsOf({ standing, cardNumberMasked, nameDiffers, alsoTrainee }: Lecturer, byName: Picked | undefined): Tag[] {
  const late = (word: string): Tag => ({ word, tone: 'late', icon: 'error-circle-filled' });
  const first: Record<Lecturer['standing'], Tag> = {
    found: { word: `卡号 ${cardNumberMasked}`, tone: 'ok', icon: 'check-circle-filled' },
    granted: { word: '已授分', tone: 'ok', icon: 'check-circle-filled' },
    hoursGranted: { word: '这些学时已经授给下面这位', tone: 'neutral', icon: 'check-circle-filled' },
    noCard: { word: '没有填医通卡号', tone: 'ret', icon: 'close-circle-filled' },
    cardUnknown: { word: `卡号 ${cardNumberMasked} 查不到人`, tone: 'ret', icon: 'close-circle-filled' },
  };
  return [
    ...(byName ? [late('按姓名选的人')] : [first[standing]]),
    ...(nameDiffers ? [late('卡号的主人不是这个姓名')] : []),
    ...(alsoTrainee && standing === 'found' ? [late('也在参加者名单')] : []),
  ];
}

export interface Foot {
  primary: string;
  tip: string;
  ready: boolean;
}

/** What the button would do, and what is still missing. */
export function footOf({ lecturers, obstacle }: LecturerGrant, cards: readonly LecturerCard[]): Foot {
  const ticked = cards.filter((card) => card.ticked);
  const sum = lecturers
    .filter(({ key }) => ticked.some((card) => card.key === key))
    .reduce((total, { creditHundredths }) => total + creditHundredths, 0);
  const primary = ticked.length === 0 ? '授分' : `给 ${ticked.length} 位主讲人授分（${credits(sum)} 学分）`;
  const open = ticked.find((card) => card.asksNote && !isReason(card.note));
  const left = cards.filter(({ canMend, canTick }) => canMend && !canTick);
  const tip =
    obstacle !== null
      ? obstacles[obstacle]
      : open
        ? `请写明为什么授给${open.name}，至少 4 个字`
        : ticked.length === 0
          ? cards.every(({ roundId }) => roundId !== '') && cards.length > 0
            ? '主讲人都已授分'
            : '没有可以授分的主讲人'
          : left.length > 0
            ? `${left.map(({ name }) => name).join('、')}暂不能授分，其余先授`
            : '';
  return { primary, tip, ready: obstacle === null && open === undefined && ticked.length > 0 };
}

/** What is sent: whom, by what they were found, and the reasons. */
export function grantInput(
  { lecturers }: LecturerGrant,
  cards: readonly LecturerCard[],
  { picked }: Decisions,
): Pick<InputOf<'lecturerGrant.start'>, 'lecturers' | 'creditHundredths'> {
  const chosen = cards
    .filter(({ ticked }) => ticked)
    .flatMap(({ key, asksNote, note }) => {
      const lecturer = lecturers.find((each) => each.key === key);
      const personId = lecturer?.person?.personId ?? picked[key]?.personId;
      return lecturer && personId
        ? [{ lecturer, given: { key, personId, ...(asksNote ? { note: note.trim() } : {}) } }]
        : [];
    });
  return {
    lecturers: chosen.map(({ given }) => given),
    creditHundredths: chosen.reduce((sum, { lecturer }) => sum + lecturer.creditHundredths, 0),
  };
}
