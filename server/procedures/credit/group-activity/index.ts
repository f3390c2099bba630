import type { Procedure } from '../../../call/procedure';
import { addFile } from './add-file';
import { cancel } from './cancel';
import { fileUrl } from './file-url';
import { get } from './get';
import { list } from './list';
import { removeFile } from './remove-file';
import { review } from './review';
import { save } from './save';
import { submit } from './submit';
import { withdraw } from './withdraw';

export const groupActivityProcedures: readonly Procedure[] = [
  list,
  get,
  save,
  addFile,
  removeFile,
  fileUrl,
  submit,
  withdraw,
  cancel,
  review,
];
