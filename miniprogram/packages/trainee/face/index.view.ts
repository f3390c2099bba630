import { dayOf } from '../../../../domain/kernel/time';
import { spokenLongDay } from '../../../services/format';

/** What the page is for now: to enrol, to take the picture that a scan waits for, or to look at what is enrolled. */
export type FaceStep = 'enrol' | 'selfie' | 'kept';

export const stepOf = ({ enrolledAt, waits }: { enrolledAt: number | null; waits: boolean }): FaceStep => {
  if (enrolledAt === null) return 'enrol';
  return waits ? 'selfie' : 'kept';
};

export const titles: Record<FaceStep, string> = { enrol: '人脸登记', selfie: '自拍核对', kept: '人脸登记' };

export const enrolledLine = (enrolledAt: number): string =>
  `${spokenLongDay(dayOf(enrolledAt), { weekday: false })}登记`;
