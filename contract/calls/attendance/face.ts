import * as z from 'zod/mini';
import { attendants, defineCall } from '../../define-call';
import { id, instant, pageInput, pageOf, text } from '../../common';
import { checkInResult } from './attendance';

/** A JPEG in base64. It travels in the call alone, so that no picture of a face ever lies in the storage. */
export const photo = z.string().check(z.minLength(4), z.maxLength(900_000), z.regex(/^[A-Za-z0-9+/]+={0,2}$/));

/** What the caller's face check is made with, and whether they agreed to it. */
export const faceMine = defineCall({
  name: 'face.mine',
  service: 'api',
  roles: ['trainee'],
  kind: 'query',
  input: z.strictObject({}),
  output: z.strictObject({ enrolledAt: z.nullable(instant) }),
  errors: ['notRegistered'],
});

/** 人脸登记 (D5): with a consent of its own, one photograph of the caller; it takes the place of an earlier one. */
export const faceEnrol = defineCall({
  name: 'face.enrol',
  service: 'face',
  roles: ['trainee'],
  kind: 'command',
  input: z.strictObject({ photo, consent: z.literal(true) }),
  output: z.strictObject({ enrolledAt: instant }),
  errors: ['notRegistered', 'facePhotoUnfit', 'faceTooOften'],
});

/** 撤回同意: what was enrolled and what waits for an administrator is removed at once. */
export const faceWithdraw = defineCall({
  name: 'face.withdraw',
  service: 'api',
  roles: ['trainee'],
  kind: 'command',
  input: z.strictObject({}),
  output: z.strictObject({ removed: z.boolean() }),
  errors: ['notRegistered'],
});

/** The picture that a kept scan waits for (D5b). Without a `record` it waits for the administrator. */
export const faceCheckIn = defineCall({
  name: 'face.checkIn',
  service: 'face',
  roles: ['trainee'],
  kind: 'command',
  input: z.strictObject({ qrText: z.string().check(z.maxLength(300)), photo }),
  output: z.strictObject({
    record: z.nullable(checkInResult),
    /** The record came too late to count by itself. */
    awaitsConfirmation: z.boolean(),
  }),
  errors: [
    'notRegistered',
    'registrationReturned',
    'registrationLeft',
    'notOfActivity',
    'codeInvalid',
    'codeExpired',
    'sessionClosed',
    'projectNotApproved',
    'outsideBatch',
    'lateNotAccepted',
    'outsidePlace',
    'placeUnknown',
    'capReached',
    'facePhotoUnfit',
    'faceDiffers',
    'faceNotEnrolled',
    'faceTicketOver',
    'faceTooOften',
  ],
});

/** Pictures of a batch that wait for a person (D5d), the oldest first. */
export const faceWaiting = defineCall({
  name: 'face.waiting',
  service: 'api',
  roles: attendants,
  kind: 'query',
  input: z.strictObject({ projectId: id, batchId: id, ...pageInput }),
  output: pageOf(
    z.strictObject({
      checkId: id,
      name: z.string(),
      institutionName: z.string(),
      departmentName: z.string(),
      placeName: z.string(),
      evidenceAt: instant,
      enrolledAt: instant,
    }),
  ),
  errors: [],
});

/** Shows both pictures of one person to an administrator; who looked is in the log. */
export const faceLook = defineCall({
  name: 'face.look',
  service: 'api',
  roles: attendants,
  kind: 'command',
  input: z.strictObject({ projectId: id, batchId: id, checkId: id }),
  output: z.strictObject({ enrolled: z.string(), selfie: z.string() }),
  errors: ['faceDecided'],
});

/** 是本人 or 不是本人: then both pictures are gone. */
export const faceDecide = defineCall({
  name: 'face.decide',
  service: 'api',
  roles: attendants,
  kind: 'command',
  input: z.strictObject({
    projectId: id,
    batchId: id,
    checkId: id,
    same: z.boolean(),
    /** Needed where it is somebody else; the person reads it. */
    reason: text(100),
  }),
  output: z.strictObject({ recorded: z.boolean() }),
  errors: ['faceDecided', 'reasonRequired', 'seatsFull', 'contentRejected'],
});
