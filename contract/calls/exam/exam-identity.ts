import * as z from 'zod/mini';
import { defineCall } from '../../define-call';
import { id } from '../../common';
import { photo } from '../attendance/face';

const ofBatch = { projectId: id, batchId: id };

/** Shows the caller's face for an exam that asks for it: before an attempt begins, or while one runs (M22). It is compared with the enrolled one, and not kept. */
export const examIdentityShow = defineCall({
  name: 'examIdentity.show',
  service: 'face',
  roles: ['trainee'],
  kind: 'command',
  input: z.strictObject({ ...ofBatch, photo }),
  output: z.strictObject({
    /** It was not clear: the exam goes on, and somebody will look at it. */
    unclear: z.boolean(),
  }),
  errors: [
    'notRegistered',
    'examNotOpen',
    'examClosed',
    'examNotAttended',
    'examPassed',
    'noAttemptsLeft',
    'faceNotEnrolled',
    'facePhotoUnfit',
    'faceDiffers',
    'faceTooOften',
  ],
});

/** A supervisor on site says who somebody is, by a scan of their personal code: the other way than the face (M22). */
export const examIdentityVouch = defineCall({
  name: 'examIdentity.vouch',
  service: 'api',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject({ ...ofBatch, code: z.string().check(z.maxLength(300)) }),
  output: z.strictObject({ name: z.string(), institutionName: z.string(), departmentName: z.string() }),
  errors: ['personalCodeInvalid', 'personalCodeExpired', 'examClosed', 'ownIdentity'],
});
