import * as z from 'zod/mini';
import { uploadPurposes } from '../../../domain/kernel/kept-file';
import { MAX_FILE_BYTES, uploadEndings } from '../../../domain/kernel/uploads';
import { defineCall } from '../../define-call';
import { instant } from '../../common';

/** 上传凭证: a path for one file, for this caller and this purpose, until an hour later. Counted per person and day. */
export const uploadTicket = defineCall({
  name: 'upload.ticket',
  service: 'api',
  roles: ['administrator', 'reviewer'],
  kind: 'command',
  input: z.strictObject({
    purpose: z.enum(uploadPurposes),
    sizeBytes: z.int().check(z.minimum(1), z.maximum(MAX_FILE_BYTES)),
    ending: z.enum(uploadEndings),
  }),
  output: z.strictObject({ cloudPath: z.string(), until: instant }),
  errors: ['tooManyUploads'],
});
