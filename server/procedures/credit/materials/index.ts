import type { Procedure } from '../../../call/procedure';
import { addFile } from './add-file';
import { attendance } from './attendance';
import { fileUrl } from './file-url';
import { get } from './get';
import { make } from './make';
import { removeFile } from './remove-file';
import { submit } from './submit';
import { summarise } from './summarise';

export const materialsProcedures: readonly Procedure[] = [
  get,
  attendance,
  make,
  summarise,
  addFile,
  removeFile,
  fileUrl,
  submit,
];
