import * as z from 'zod/mini';
import { projectPapers } from '../../../domain/project/project';
import { fileAddress, id } from '../../common';
import { defineCall, readers } from '../../define-call';

/**
 * 实施登记表 or 备案表 as a PDF to print, sign and seal (M10): filled in with what the project says, or blank. Its file is fetched
 * at once and removed a day later.
 */
export const formFileMake = defineCall({
  name: 'formFile.make',
  service: 'reports',
  roles: readers,
  kind: 'command',
  input: z.strictObject({ projectId: id, paper: z.enum(projectPapers.map(({ code }) => code)), filled: z.boolean() }),
  output: z.strictObject(fileAddress),
  errors: ['filesMadeTooOften'],
});
