import type { OutputOf } from '../../../../contract/index';
import { dayOf } from '../../../../domain/kernel/time';
import { firstCharacter } from '../../../../domain/kernel/typed-text';
import { clock, shortDay } from '../../../services/format';

type Waiting = OutputOf<'face.waiting'>;

/** One comparison that is a person's to make (D5d). */
export interface FaceCard {
  checkId: string;
  initial: string;
  name: string;
  from: string;
  place: string;
  enrolled: string;
  scanned: string;
}

export const faceCard = (row: Waiting['rows'][number]): FaceCard => ({
  checkId: row.checkId,
  initial: firstCharacter(row.name),
  name: row.name,
  from: `${row.institutionName} · ${row.departmentName}`,
  place: row.placeName,
  enrolled: `${shortDay(dayOf(row.enrolledAt))} 登记`,
  scanned: `${shortDay(dayOf(row.evidenceAt))} ${clock(row.evidenceAt)} 签到`,
});

/** 待核对 1 / 3, or as many as are known where there are more. */
export const waitingLine = (at: number, { rows, nextCursor }: Waiting): string =>
  `待核对 ${at + 1} / ${rows.length}${nextCursor === undefined ? '' : '+'}`;

/** A picture as an image shows it. */
export const pictureSource = (base64: string): string => `data:image/jpeg;base64,${base64}`;

export const notSameReasons = ['不是同一个人', '照片里看不出是不是本人', '拍的是照片或屏幕'];
