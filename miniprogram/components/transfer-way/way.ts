import type { OutputOf } from '../../../contract/index';
import { DAY_MS } from '../../../domain/kernel/time';
import { objectionDay, OBJECTION_DAYS } from '../../../domain/person/transfer';
import { shortMoment } from '../../services/format';

/** A transfer as the server tells it to everybody who may see it. */
export type Journey = Omit<OutputOf<'transfer.dispute'>, 'name' | 'personNumber'>;

/** One cell of the bar: a day that is over, the one that runs, one to come. */
export type DayCell = 'done' | 'today' | 'ahead';

export interface WayStep {
  key: string;
  title: string;
  line: string;
  /** '' without one. */
  reason: string;
  /** Done, waited for, against it. */
  tone: 'dn' | 'wt' | 'er';
  icon: string;
}

/** A transfer with everything that was done with it, and whose turn it is. */
export interface Way {
  from: { institution: string; department: string };
  to: { institution: string; department: string };
  comesBack: boolean;
  why: string;
  /** The seven days of the old institution, while they run; null otherwise. */
  period: { line: string; day: string; cells: { day: number; standing: DayCell }[]; begin: string; end: string } | null;
  steps: WayStep[];
}

type Act = Journey['steps'][number]['act'];

const acts: Record<Act, { title: (journey: Journey) => string; tone: WayStep['tone']; icon: string }> = {
  agree: { title: ({ fromInstitutionName }) => `${fromInstitutionName}同意`, tone: 'dn', icon: 'check' },
  object: { title: ({ fromInstitutionName }) => `${fromInstitutionName}有异议`, tone: 'er', icon: 'close' },
  askCentre: { title: () => '本人请中心裁决', tone: 'dn', icon: 'check' },
  allow: { title: () => '中心同意调动', tone: 'dn', icon: 'check' },
  uphold: { title: () => '中心不同意调动', tone: 'er', icon: 'close' },
  approve: {
    title: ({ toInstitutionName, comesBack }) => `${toInstitutionName}${comesBack ? '恢复注册' : '通过'}`,
    tone: 'dn',
    icon: 'check',
  },
  return: { title: ({ toInstitutionName }) => `${toInstitutionName}退回`, tone: 'er', icon: 'rollback' },
  withdraw: { title: () => '本人撤回', tone: 'er', icon: 'rollback' },
  leave: { title: ({ fromInstitutionName }) => `${fromInstitutionName}登记离职，视为同意`, tone: 'dn', icon: 'check' },
  stay: {
    title: ({ fromInstitutionName }) => `${fromInstitutionName}恢复注册，重新答复`,
    tone: 'er',
    icon: 'rollback',
  },
  lapse: {
    title: ({ fromInstitutionName }) => `${fromInstitutionName}撤销了审核通过，申请终止`,
    tone: 'er',
    icon: 'close',
  },
};

const said = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(' · ');

/** What is waited for now; nothing once it has ended. */
function waitingStep(journey: Journey): WayStep[] {
  const { turn, fromInstitutionName, toInstitutionName, readyAt, state } = journey;
  const step = (title: string, line: string): WayStep[] => [
    { key: 'waiting', title, line, reason: '', tone: 'wt', icon: 'hourglass' },
  ];
  switch (turn) {
    case 'old':
      return step(
        `等${fromInstitutionName}答复`,
        readyAt === null ? '' : `须在 ${shortMoment(readyAt)} 前同意或提出异议，过期由新单位决定`,
      );
    case 'new':
      return [
        ...(state === 'asked' && readyAt !== null
          ? [
              {
                key: 'over',
                title: '答复期已满，原单位没有异议',
                line: shortMoment(readyAt),
                ...{ reason: '', tone: 'dn' as const, icon: 'check' },
              },
            ]
          : []),
        ...step(`等${toInstitutionName}审核`, '通过后生效；在这之前一切不变'),
      ];
    case 'trainee':
      return step('等本人决定', '可以撤回，或请中心裁决；原单位也可以改为同意');
    case 'centre':
      return step('等中心裁决', '结果发到「消息」');
    case 'nobody':
      return [];
  }
}

function periodOf({ turn, submittedAt, readyAt }: Journey, now: number): Way['period'] {
  if (turn !== 'old' || readyAt === null) return null;
  const { day } = objectionDay({ submittedAt, readyAt, now });
  return {
    line: '原单位答复期',
    day: String(day),
    cells: Array.from({ length: OBJECTION_DAYS }, (_, index) => ({
      day: index + 1,
      standing: index + 1 < day ? 'done' : index + 1 === day ? 'today' : 'ahead',
    })),
    begin: `${shortMoment(readyAt - OBJECTION_DAYS * DAY_MS)} 开始`,
    end: `${shortMoment(readyAt)} 截止`,
  };
}

/** The way of a transfer at a moment of the server's clock. */
export function wayOf(journey: Journey, now: number): Way {
  const { fromInstitutionName, fromDepartmentName, toInstitutionName, toDepartmentName, comesBack, why } = journey;
  const { submittedAt, seen, steps } = journey;
  const asked: WayStep = {
    key: 'asked',
    title: comesBack ? '申请恢复注册' : '提交申请',
    line: shortMoment(submittedAt),
    ...{ reason: '', tone: 'dn', icon: 'check' },
  };
  const seenStep: WayStep[] =
    seen === null
      ? []
      : [
          {
            key: 'seen',
            title: '原单位已看到',
            line: said([shortMoment(seen.at), seen.by]),
            ...{ reason: '', tone: 'dn', icon: 'check' },
          },
        ];
  const taken = steps.map(({ act, at, by, reason }, index): WayStep => {
    const { title, tone, icon } = acts[act];
    return { key: String(index), title: title(journey), line: said([shortMoment(at), by]), reason, tone, icon };
  });
  return {
    from: { institution: fromInstitutionName, department: fromDepartmentName },
    to: { institution: toInstitutionName, department: toDepartmentName },
    comesBack,
    why,
    period: periodOf(journey, now),
    steps: [asked, ...seenStep, ...taken, ...waitingStep(journey)],
  };
}
