import { faceEnrol } from '../../../../contract/calls/attendance/face';
import { MOST_ENROLMENTS_A_DAY } from '../../../../domain/attendance/face';
import { photoDigest, readerOf } from '../../../attendance/face-photo';
import { addDailyUses } from '../../../data/daily-uses';
import { putEnrolment } from '../../../data/faces';
import { dailyUseId } from '../../../guard/daily-limit';
import { sealFace } from '../../../guard/face-seal';
import { sealedWith } from '../../../guard/personal-data';
import { earlierAnswer, runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';

/** 人脸登记 (D5): the photograph is looked at and forgotten; what stays is the face as numbers and a small picture, sealed. */
export const enrolFace = defineProcedure(faceEnrol, async (context, { photo }) => {
  const { db, at, caller } = context;
  const { _id: personId, openid } = caller.person;
  const earlier = await earlierAnswer(context, faceEnrol);
  if (earlier) return earlier;
  const id = dailyUseId(context, 'face.enrol', `openid:${openid}`);
  if ((await addDailyUses(db, { id, more: 1, now: at })) > MOST_ENROLMENTS_A_DAY) return context.refuse('faceTooOften');
  const content = Buffer.from(photo, 'base64');
  const seen = await readerOf(context).see(content);
  if (seen.kind === 'unfit') return context.refuse('facePhotoUnfit', { missing: [seen.fault] });
  const face = {
    descriptor: seen.descriptor,
    picture: seen.picture.toString('base64'),
    photoDigest: photoDigest(content),
  };
  const sealed = sealFace(context, personId, face);
  return runIdempotent(context, faceEnrol, async (tx) => {
    await putEnrolment(tx, { _id: personId, at, usedAt: at, sealed, keyId: sealedWith(sealed) });
    return { enrolledAt: at };
  });
});
