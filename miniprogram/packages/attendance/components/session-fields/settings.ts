import { rotationPresets } from '../../../../../domain/attendance/attendance-session';
import { acceptedSeconds } from '../../../../../domain/attendance/token';
import type { PlaceSetting } from '../place-fields/place-setting';
import type { InputOf, OutputOf } from '../../../../../contract/index';

type Session = OutputOf<'attendance.tokens'>['session'];
type Live = OutputOf<'attendance.live'>;
export type SettingsChange = Omit<InputOf<'attendanceSession.update'>, 'sessionId'>;

/** What the contract lets through. */
export const MAX_CAP = 100_000;
const ROUND_CAP = 50;

/** The settings sheet (A5c) as it opens. */
export interface SettingsView {
  capped: boolean;
  cap: number;
  /** 本场已签到 286 人: what the cap is set against. */
  soFar: string;
  rotationSeconds: number;
  acceptLate: boolean;
  placeName: string;
  /** Where it is held on the map, and what happens to scans from elsewhere; null where places are not looked at. */
  place: PlaceSetting | null;
  faceCheck: boolean;
  /** Of a group activity (M21), which has no late scans, places or faces. */
  activity: boolean;
}

/** Before the sheet was opened. */
export const noSettings: SettingsView = {
  capped: false,
  cap: 1,
  soFar: '',
  rotationSeconds: 5,
  acceptLate: true,
  placeName: '',
  place: null,
  faceCheck: false,
  activity: false,
};

export function settingsOf(session: Session, live: Live | null): SettingsView {
  const people = live?.batchCount ?? live?.headCount;
  // Without a cap nobody has counted the session's people; on its only day they are today's.
  const ofAllDays =
    typeof live?.batchCount === 'number' || session.day !== null || session.batchBegin === session.batchEnd;
  return {
    capped: session.cap !== null,
    // A first proposal: the next round number that leaves some room.
    cap: session.cap ?? (Math.floor((people ?? 0) / ROUND_CAP) + 2) * ROUND_CAP,
    soFar:
      people === undefined
        ? ''
        : ofAllDays
          ? `本场已签到 ${people} 人`
          : `今天已签到 ${people} 人，上限按本场全部人数算`,
    rotationSeconds: session.rotationSeconds,
    acceptLate: session.acceptLate,
    placeName: session.placeName,
    place: session.place,
    faceCheck: session.faceCheck,
    activity: session.activity === true,
  };
}

/** One of the ways to change the code. */
export interface RotationChoice {
  seconds: number;
  name: string;
  rhythm: string;
  validity: string;
  on: boolean;
}

/** The presets; what was set to something else before there were any stays as it is until one is chosen. */
export function rotationChoices(rotationSeconds: number): RotationChoice[] {
  const known = rotationPresets.some(({ seconds }) => seconds === rotationSeconds);
  const offered = known ? rotationPresets : [...rotationPresets, { name: '现有', seconds: rotationSeconds }];
  return offered.map(({ name, seconds }) => ({
    seconds,
    name,
    rhythm: `${seconds} 秒换码`,
    validity: `${acceptedSeconds(seconds)} 秒内有效`,
    on: seconds === rotationSeconds,
  }));
}

/** What is wrong with each field of the sheet, '' where nothing is. */
export interface SettingsProblems {
  capProblem: string;
  placeProblem: string;
}
export const hasProblems = (problems: SettingsProblems): boolean =>
  Object.values(problems).some((problem) => problem !== '');
export const NO_PROBLEMS: SettingsProblems = { capProblem: '', placeProblem: '' };

export const settingsProblems = ({ capped, cap, placeName }: SettingsView): SettingsProblems => ({
  capProblem: capped ? capProblem(cap) : '',
  placeProblem: placeName.trim() === '' ? '请填写会场' : '',
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
    ...(JSON.stringify(before.place) === JSON.stringify(after.place) ? {} : { place: after.place }),
    ...(before.faceCheck === after.faceCheck ? {} : { faceCheck: after.faceCheck }),
    ...(before.placeName === after.placeName.trim() ? {} : { placeName: after.placeName.trim() }),
  };
}
