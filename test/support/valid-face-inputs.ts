import { encodeCursor } from '../../server/data/paging';
import type { Hospital } from './hospital';
import type { TestPersonId } from './people';
import type { ValidCalls } from './valid-calls';

/** A valid input of each call about faces. */
export function validFaceCalls({
  administrator,
  trainee,
  held,
  lateRecordId,
}: Hospital): Pick<ValidCalls, `face.${'mine' | 'enrol' | 'withdraw' | 'checkIn' | 'waiting' | 'look' | 'decide'}`> {
  const of = <Input>(by: TestPersonId, input: Input) => ({ by, input: () => input });
  const batch = { projectId: held, batchId: 'b1' };
  return {
    'face.mine': of(trainee, {}),
    'face.enrol': of(trainee, { photo: 'QUJD', consent: true }),
    'face.withdraw': of(trainee, {}),
    'face.checkIn': of(trainee, { qrText: '0000000000000000000000000000AA', photo: 'QUJD' }),
    'face.waiting': of(administrator, { ...batch, limit: 5, cursor: encodeCursor([0, '']) }),
    'face.look': of(administrator, { ...batch, checkId: lateRecordId }),
    'face.decide': of(administrator, { ...batch, checkId: lateRecordId, same: false, reason: '不是同一个人' }),
  };
}
