import type { OutputOf } from '../../../../contract/index';
import { labelOf } from '../../../../domain/kernel/enumeration';
import { grantStrategies } from '../../../../domain/credit/credit';
import { dayOf } from '../../../../domain/kernel/time';
import { clock, credits, shortDay } from '../../../services/format';

type Round = OutputOf<'grant.round'>;

/** Red when something has to be mended, blue while the credits wait, green when it is done (A8c). */
export interface RoundNote {
  tone: 'pend' | 'ret' | 'ok' | '';
  icon: string;
  text: string;
}

export interface CountLine {
  icon: string;
  tone: string;
  label: string;
  count: number;
}

/** A round while it is written (A8b), and its result (A8c). */
export interface RoundView {
  running: boolean;
  /** Somebody has stopped it; it ends with the slice in hand. */
  stopping: boolean;
  done: number;
  total: number;
  level: Round['creditLevel'];
  number: string;
  title: string;
  facts: { label: string; value: string }[];
  head: { tone: 'ok' | 'pend'; icon: string; headline: string };
  /** 267, the point of it all. */
  granted: string;
  sum: string;
  /** How many got nothing and are told why. */
  withheld: number;
  lines: CountLine[];
  state: Round['state'];
  note: RoundNote;
  action: string;
}

/** What comes next, and what the trainees see until then (M23). */
function next(state: Round['state']): { note: RoundNote; action: string } {
  const waits = (text: string): RoundNote => ({ tone: 'pend', icon: 'hourglass-filled', text });
  switch (state) {
    case 'granting':
      return { note: waits('正在授分，完成后再提交会议资料。'), action: '' };
    case 'granted':
      return {
        note: waits('学分现在是待生效。提交会议资料、中心审核通过后，学员才能看到生效学分。'),
        action: '提交会议资料',
      };
    case 'nobodyGranted':
      return {
        note: { tone: '', icon: 'info-circle-filled', text: '本期没有人获得学分，不需要提交会议资料。' },
        action: '',
      };
    case 'materialsSubmitted':
      return { note: waits('会议资料已提交，中心审核通过后学分生效。'), action: '查看会议资料' };
    case 'materialsReturned':
      return {
        note: { tone: 'ret', icon: 'rollback', text: '会议资料被退回，请按原因补正后再提交；学分仍是待生效。' },
        action: '修改会议资料',
      };
    case 'effective':
      return {
        note: { tone: 'ok', icon: 'check-circle-filled', text: '中心已审核通过，学分已生效。' },
        action: '查看会议资料',
      };
  }
}

export function roundView(round: Round): RoundView {
  return {
    running: round.state === 'granting',
    stopping: round.stopped !== null,
    done: round.done,
    total: round.total,
    level: round.creditLevel,
    number: round.projectNumber,
    title: round.title,
    facts: [
      round.role === 'lecturer'
        ? { label: '授分对象', value: '主讲人，按讲课学时' }
        : { label: '授分策略', value: labelOf(grantStrategies, round.strategy) },
      ...(round.dutyWaivedFor === '' ? [] : [{ label: '不要求天天考勤', value: round.dutyWaivedFor }]),
      ...(round.supplementFor === '' ? [] : [{ label: '补充授分', value: round.supplementFor }]),
      { label: '活动日期', value: round.activityDate },
      { label: '操作人', value: `${round.by} · ${shortDay(dayOf(round.startedAt))} ${clock(round.startedAt)}` },
    ],
    head:
      round.state === 'nobodyGranted'
        ? { tone: 'pend', icon: 'check', headline: '本期已结束，无人获得学分' }
        : round.stopped === null
          ? { tone: 'ok', icon: 'check', headline: '授分完成' }
          : { tone: 'pend', icon: 'check', headline: `授分已停止，核对了 ${round.done} / ${round.total} 人` },
    withheld: round.alreadyGranted + round.excluded + round.absent,
    granted: String(round.granted),
    sum: `合计 ${credits(round.creditHundredths)} 学分`,
    lines: [
      { icon: 'check-circle-filled', tone: 'ok', label: '新授分', count: round.granted },
      { icon: 'rollback', tone: 'neu', label: '已授过，跳过', count: round.alreadyGranted },
      { icon: 'shield-error-filled', tone: 'sus', label: '人工排除', count: round.excluded },
      { icon: 'close-circle-filled', tone: 'ret', label: '缺勤，不授分', count: round.absent },
    ],
    state: round.state,
    ...next(round.state),
  };
}
