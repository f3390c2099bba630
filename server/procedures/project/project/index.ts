import type { Procedure } from '../../../call/procedure';
import { cancel } from './cancel';
import { close } from './close';
import { copy } from './copy';
import { create } from './create';
import { documentUrl } from './document-url';
import { get } from './get';
import { list } from './list';
import { remove } from './remove';
import { saveCourses } from './save-courses';
import { saveDocument } from './save-document';
import { saveForm } from './save-form';
import { submit } from './submit';
import { withdraw } from './withdraw';

export const projectProcedures: readonly Procedure[] = [
  list,

  create,
  copy,
  get,
  saveForm,
  saveCourses,
  saveDocument,
  documentUrl,
  submit,
  remove,
  withdraw,
  cancel,
  close,
];
