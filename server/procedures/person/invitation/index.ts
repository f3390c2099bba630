import { acceptInvitation } from './accept';
import { createInvitation } from './create';
import { listInvited } from './list';
import { lookAtInvitation } from './look';
import { revokeInvitation } from './revoke';

export const invitationProcedures = [
  createInvitation,
  listInvited,
  revokeInvitation,
  lookAtInvitation,
  acceptInvitation,
];
