import { transferMine } from '../../../../contract/calls/person/transfer';
import { isOpen } from '../../../../domain/person/transfer';
import { mayBeCorrected } from '../../../../domain/person/registration';
import { defineProcedure } from '../../../call/procedure';
import { findLatestTransfer } from '../../../data/transfers';
import { journeyOf } from './view';

/** 转单位 as its person follows it. */
export const myTransfer = defineProcedure(transferMine, async ({ db, at, caller: { person } }) => {
  const latest = await findLatestTransfer(db, person._id);
  const { institutionName, departmentName, leaving } = person;
  return {
    institutionName,
    departmentName,
    left: leaving ? { day: leaving.day, reason: leaving.reason, by: leaving.by } : null,
    // Whoever may still correct the form names their institution there.
    mayAsk: !mayBeCorrected(person.state) && !(latest && isOpen(latest.state)),
    latest: latest ? journeyOf(latest, at) : null,
  };
});
