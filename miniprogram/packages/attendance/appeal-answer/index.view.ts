import type { OutputOf } from '../../../../contract/index';
import { clockOf, dayOf } from '../../../../domain/kernel/time';
import { firstCharacter } from '../../../../domain/kernel/typed-text';
import type { ShownPicture } from '../../../components/picture-row/index';
import { windowLabel } from '../../../components/window-strip/windows';
import { clock, shortDay, shortMoment } from '../../../services/format';
import { saidWords, subjectWords } from '../appeals/index.view';

type Appeal = OutputOf<'appeal.get'>;
type Slot = Appeal['evidence'][number];
export type Answer = 'grant' | 'refuse';

export interface AppealHead {
  initial: string;
  name: string;
  line: string;
  title: string;
  subject: string;
  said: string;
  moment: string;
  state: Appeal['state'];
  /** What was answered, by whom; '' while it waits. */
  answer: string;
}

export function appealHead(appeal: Appeal): AppealHead {
  const { name, personNumber, institutionName, departmentName, outside, answered } = appeal;
  return {
    initial: firstCharacter(name),
    name,
    line: [...(outside ? [institutionName] : []), departmentName, personNumber].join(' · '),
    title: appeal.title,
    subject: subjectWords(appeal),
    said: saidWords(appeal),
    moment: `${shortMoment(appeal.askedAt)} 提交`,
    state: appeal.state,
    answer: answered === null ? '' : `${answered.by} ${shortMoment(answered.at)}：${answered.reason}`,
  };
}

const slotStateWords: Record<Slot['state'], string> = {
  done: '已签到',
  provisional: '已签到，注册待审核',
  awaitsConfirmation: '补传待确认',
  open: '还没有签到',
  upcoming: '还没开始',
  missed: '没有签到',
};

export interface EvidenceLine {
  key: string;
  words: string;
  /** It speaks for them. */
  there: boolean;
}

/** What the system knows: every slot of the batch, the day in question first. */
export function evidenceLines({ evidence, slots }: Pick<Appeal, 'evidence' | 'slots'>): EvidenceLine[] {
  const day = slots[0] && dayOf(slots[0].begin);
  const isThatDay = ({ begin }: Slot): boolean => dayOf(begin) === day;
  return [...evidence]
    .sort((a, b) => Number(isThatDay(b)) - Number(isThatDay(a)) || a.begin - b.begin)
    .map(({ begin, end, state, at }) => ({
      key: `${begin}-${end}`,
      words: [
        `${shortDay(dayOf(begin))} ${windowLabel(clockOf(begin), clockOf(end))}`,
        ...(at === undefined || state === 'missed' ? [] : [clock(at)]),
        slotStateWords[state],
      ].join(' '),
      there: state === 'done' || state === 'provisional' || state === 'awaitsConfirmation',
    }));
}

export const shownPictures = ({ files }: Pick<Appeal, 'files'>): ShownPicture[] =>
  files.map(({ url }, index) => ({ key: `f${index}`, path: url, name: `第 ${index + 1} 张照片` }));

/** The sheet that asks for the reason of an answer. */
export const answerSheets: Record<
  Answer,
  { answer: Answer; title: string; confirm: string; reasons: string[]; done: string }
> = {
  grant: {
    answer: 'grant',
    title: '为什么同意',
    confirm: '同意',
    reasons: ['同事证实在场', '与签到表一致', '照片可以证明'],
    done: '已同意，本人会收到消息',
  },
  refuse: {
    answer: 'refuse',
    title: '为什么不同意',
    confirm: '不同意',
    reasons: ['签到表上没有签名', '照片看不出是本场', '当时不在会场'],
    done: '已答复，本人会收到消息',
  },
};

/** What an agreement does, above the buttons. */
export function consequence({ kind, own }: Pick<Appeal, 'kind' | 'own'>): string {
  if (own) return '这是您自己的申诉，请由本单位的其他管理员答复';
  return kind === 'attendance'
    ? '同意后这些时段计入，来源标「申诉」；已做的考勤分析要重新做'
    : '同意只是答复：请再到「学分」为本人补授或重新授分';
}
