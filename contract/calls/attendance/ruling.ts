import * as z from 'zod/mini';
import { rulings } from '../../../domain/attendance/ruling';
import { attendants, defineCall } from '../../define-call';
import { count, id, text } from '../../common';

/** Takes records back (撤下签到), puts them back, or says that they were looked into and are in order (核实无误). Their people are told of the first two. */
export const rulingMake = defineCall({
  name: 'ruling.make',
  service: 'api',
  roles: attendants,
  kind: 'command',
  input: z.strictObject({
    projectId: id,
    batchId: id,
    recordIds: z.array(id).check(z.minLength(1), z.maxLength(15)),
    ruling: z.enum(rulings),
    reason: text(200),
  }),
  output: z.strictObject({
    ruled: count,
    /** Those of which it was said already. */
    already: count,
  }),
  errors: ['reasonRequired', 'recordRemoved', 'ownRecord', 'seatsFull', 'contentRejected'],
});
