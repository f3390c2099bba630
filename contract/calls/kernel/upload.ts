import * as z from 'zod/mini';
import { officePurposes, traineePurposes } from '../../../domain/kernel/kept-file';
import { MAX_PAGES_OF_PHOTOS } from '../../../domain/kernel/photo-pages';
import { MAX_FILE_BYTES, uploadEndings } from '../../../domain/kernel/uploads';
import { defineCall } from '../../define-call';
import { count, file, fileId, instant, text } from '../../common';

/** 上传凭证: a path for one file, for this caller and this purpose, until an hour later. Counted per person and day. */
export const uploadTicket = defineCall({
  name: 'upload.ticket',
  service: 'api',
  roles: ['administrator', 'reviewer'],
  kind: 'command',
  input: z.strictObject({
    purpose: z.enum(officePurposes),
    sizeBytes: z.int().check(z.minimum(1), z.maximum(MAX_FILE_BYTES)),
    ending: z.enum(uploadEndings),
  }),
  output: z.strictObject({ cloudPath: z.string(), until: instant }),
  errors: ['tooManyUploads'],
});

/** The same for a trainee, whose files are pictures that go with what they ask for. */
export const uploadTraineeTicket = defineCall({
  name: 'upload.traineeTicket',
  service: 'api',
  roles: ['trainee'],
  kind: 'command',
  input: z.strictObject({
    purpose: z.enum(traineePurposes),
    sizeBytes: z.int().check(z.minimum(1), z.maximum(MAX_FILE_BYTES)),
    ending: z.enum(uploadEndings),
  }),
  output: z.strictObject({ cloudPath: z.string(), until: instant }),
  errors: ['tooManyUploads', 'notRegistered'],
});

/**
 * Photographs that the caller has uploaded become one PDF, a page each, in this order. It lies where an upload of theirs would, and is
 * attached like one. A refusal names the photograph it is about in `page`, counted from 1.
 */
export const uploadJoin = defineCall({
  name: 'upload.join',
  service: 'reports',
  roles: ['administrator'],
  kind: 'command',
  input: z.strictObject({
    purpose: z.enum(officePurposes),
    photos: z.array(file).check(z.minLength(1), z.maxLength(MAX_PAGES_OF_PHOTOS)),
    /** Of the PDF, without its ending. */
    fileName: text(60, 1),
  }),
  output: z.strictObject({ fileId, fileName: z.string(), sizeBytes: count, pages: count }),
  errors: ['fileNotYours', 'uploadExpired', 'fileUnreadable', 'photoHeic', 'photosTooBig', 'tooManyUploads'],
});
