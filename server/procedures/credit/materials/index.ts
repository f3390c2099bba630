import type { Procedure } from '../../../call/procedure';
import { addFile } from './add-file';
import { attendance } from './attendance';
import { fileUrl } from './file-url';
import { get } from './get';
import { removeFile } from './remove-file';
import { submit } from './submit';

export const materialsProcedures: readonly Procedure[] = [get, attendance, addFile, removeFile, fileUrl, submit];
