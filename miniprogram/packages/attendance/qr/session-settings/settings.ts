import type { InputOf, OutputOf } from '../../../../../contract/index';

type Session = OutputOf<'attendance.tokens'>['session'];
type Live = OutputOf<'attendance.live'>;
export type SettingsChange = Omit<InputOf<'attendanceSession.update'>, 'sessionId'>;

export const ROTATIONS = [3, 5, 10, 15, 30] as const;
/** What the contract lets through. */
export const MAX_CAP = 100_000;
const ROUND_CAP = 50;

/** The settings sheet (A5c) as it opens. */
export interface SettingsView {
  capped: boolean;
  cap: number;
  /** 本期已签到 286 人: what the cap is set against. */
  soFar: string;
  rotationSeconds: number;
  acceptLate: boolean;
  placeName: string;
}

/** Before the sheet was opened. */
export const noSettings: SettingsView = {
  capped: false,
  cap: 1,
  soFar: '',
  rotationSeconds: 5,
  acceptLate: true,
  placeName: '',
};

export function settingsOf(session: Session, live: Live | null): SettingsView {
  const people = live?.batchCount ?? live?.headCount;
  // Without a cap nobody has counted the batch's people; on its only day they are today's.
  const ofBatch = typeof live?.batchCount === 'number' || session.batchBegin === session.batchEnd;
  return {
    capped: session.cap !== null,
    // A first proposal: the next round number that leaves some room.
    cap: session.cap ?? (Math.floor((people ?? 0) / ROUND_CAP) + 2) * ROUND_CAP,
    soFar:
      people === undefined ? '' : ofBatch ? `本期已签到 ${people} 人` : `今天已签到 ${people} 人，上限按本期全部人数算`,
    rotationSeconds: session.rotationSeconds,
    acceptLate: session.acceptLate,
    placeName: session.placeName,
  };
}

/** What is wrong with each field of the sheet, '' where nothing is. */
export interface SettingsProblems {
  capProblem: string;
  placeProblem: string;
}
export const NO_PROBLEMS: SettingsProblems = { capProblem: '', placeProblem: '' };

export const settingsProblems = ({ capped, cap, placeName }: SettingsView): SettingsProblems => ({
  capProblem: capped ? capProblem(cap) : '',
  placeProblem: placeName.trim() === '' ? '请填写考勤地点' : '',
});

function capProblem(cap: number): string {
  if (cap < 1) return '人数上限至少 1 人，不限人数请关闭开关';
  return Number.isInteger(cap) && cap <= MAX_CAP ? '' : `人数上限请填 1–${MAX_CAP} 的整数`;
}

/** Only what was changed is sent: what another administrator sets meanwhile stays. */
export function settingsChange(before: SettingsView, after: SettingsView): SettingsChange {
  const cap = (settings: SettingsView) => (settings.capped ? settings.cap : null);
  return {
    ...(cap(before) === cap(after) ? {} : { cap: cap(after) }),
    ...(before.rotationSeconds === after.rotationSeconds ? {} : { rotationSeconds: after.rotationSeconds }),
    ...(before.acceptLate === after.acceptLate ? {} : { acceptLate: after.acceptLate }),
    ...(before.placeName === after.placeName.trim() ? {} : { placeName: after.placeName.trim() }),
  };
}
