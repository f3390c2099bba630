import type { OutputOf } from '../../../../contract/index';
import { isReason } from '../../../../domain/kernel/reason';
import { dayOf } from '../../../../domain/kernel/time';
import { firstCharacter } from '../../../../domain/kernel/typed-text';
import { labelOf } from '../../../../domain/kernel/enumeration';
import { professionalTitles } from '../../../../domain/person/profession';
import { manualReasons, manualReasonWords, type ManualReason } from '../../../../domain/attendance/manual-check-in';
import { slotChoice } from '../../../components/slot-list/slots';

type Candidate = OutputOf<'manual.candidates'>['rows'][number];
type Found = OutputOf<'slots.ofPerson'>;

export interface CandidateCard {
  personNumber: string;
  initial: string;
  name: string;
  line: string;
}

export const candidateCard = (row: Candidate): CandidateCard => ({
  personNumber: row.personNumber,
  initial: firstCharacter(row.name),
  name: row.name,
  line: [row.institutionName, row.departmentName, labelOf(professionalTitles, row.professionalTitle)].join(' · '),
});

/** A slot that may be chosen. */
export interface SlotChip {
  begin: number;
  label: string;
}

/** Whether a session that covers these courses has a slot; without courses it is all of them. */
const isOf = ({ topics: asked }: Found['slots'][number], topics: readonly string[]): boolean =>
  asked.length === 0 || topics.length === 0 || asked.some((topic) => topics.includes(topic));

/** Slots that have begun and hold nothing that counts, of the courses of a session and of its day where it has one; the newest first, as that is what somebody at the door wants. */
export const slotChips = (
  { slots }: Pick<Found, 'slots'>,
  { now, day, topics = [] }: { now: number; day: string | null; topics?: readonly string[] },
): SlotChip[] =>
  slots
    .filter(({ state }) => state === 'open' || state === 'missed')
    .filter(({ begin }) => day === null || dayOf(begin) === day)
    .filter((slot) => isOf(slot, topics))
    .map((slot) => ({ begin: slot.begin, label: slotChoice(slot, dayOf(now)) }))
    .reverse();

/** The session whose door somebody most likely stands at: one of today before one of every day before the others. */
export function likelySession(sessions: Found['sessions'], today: string): Found['sessions'][number] | undefined {
  return sessions.find(({ day }) => day === today) ?? sessions.find(({ day }) => day === null) ?? sessions[0];
}

/** What the person has today already, or why nothing is to be chosen. */
export function standingLine({ slots }: Pick<Found, 'slots'>, chips: readonly SlotChip[]): string {
  if (chips.length > 0) return '';
  if (slots.some(({ state }) => state === 'awaitsConfirmation')) return '有补传待确认，请到个人考勤里确认';
  return slots.some(({ state }) => state === 'done' || state === 'provisional')
    ? '已开始的时段都已签到'
    : '还没有时段开始';
}

export const reasonChips: { code: ManualReason; label: string }[] = manualReasons.map((code) => ({
  code,
  label: manualReasonWords[code],
}));

/** What is still missing before it can be sent; '' when nothing is. */
export function manualTip({
  chosen,
  slots,
  reason,
  note,
  hasSession,
}: {
  chosen: boolean;
  slots: number;
  reason: ManualReason | '';
  note: string;
  hasSession: boolean;
}): string {
  if (!hasSession) return '还没有开过考勤，请先打开二维码';
  if (!chosen) return '请先选择要补签的人';
  if (slots === 0) return '请选择要补签的时段';
  if (reason === '') return '请选择原因';
  return reason === 'other' && !isReason(note) ? '请写明原因，至少 4 个字' : '';
}

export const doneWords = ({ recorded, already, provisional }: OutputOf<'manual.record'>): string => {
  if (recorded === 0) return already > 0 ? '这个时段已经签到' : '没有补签';
  return provisional ? `已补签 ${recorded} 个时段，注册通过后计入` : `已补签 ${recorded} 个时段`;
};
