import { answerTransfer } from './answer';
import { askCentre } from './ask-centre';
import { decideTransferDispute } from './decide';
import { getTransferDispute } from './dispute';
import { listTransferDisputes } from './disputes';
import { getInstitutionTransfer } from './get';
import { listInstitutionTransfers } from './list';
import { myTransfer } from './mine';
import { requestTransfer } from './request';
import { reviewTransfer } from './review';
import { seeTransfer } from './see';
import { withdrawTransfer } from './withdraw';

export const transferProcedures = [
  requestTransfer,
  myTransfer,
  withdrawTransfer,
  askCentre,
  listInstitutionTransfers,
  getInstitutionTransfer,
  seeTransfer,
  answerTransfer,
  reviewTransfer,
  listTransferDisputes,
  getTransferDispute,
  decideTransferDispute,
];
