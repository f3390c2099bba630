import type * as z from 'zod/mini';
import { directoryRequestSubmit } from '../../../../contract/calls/person/directory-request';
import { hasEmoji } from '../../../../domain/kernel/typed-text';
import { CENTRE_OFFICE, checkDirectoryAsker } from '../../../../domain/person/directory-request';
import { checkName } from '../../../../domain/person/name';
import { answerId, earlierAnswer, runIdempotent } from '../../../call/idempotency';
import { defineProcedure, type ContextOf } from '../../../call/procedure';
import { findCentres, findHospital } from '../../../data/directory';
import { addDirectoryRequest, countAsked } from '../../../data/directory-requests';
import type { DirectoryRequest } from '../../../data/documents';
import { tell } from '../../../data/messages';
import { assertAcceptableTexts } from '../../../guard/text-check';
import { placeAsked } from '../../../message/person-events';
import { wrongField } from '../registration/given-facts';

type Missing = z.output<typeof directoryRequestSubmit.input>['missing'];
type Asked = Pick<DirectoryRequest, 'kind' | 'officeId' | 'institutionName' | 'name' | 'area' | 'departmentName'>;

/**
 * Asks for an institution or a department that is in no list (P7b). Whoever decides on it is told; a WeChat account has a few at a
 * time, so that no queue can be flooded.
 */
export const submitDirectoryRequest = defineProcedure(directoryRequestSubmit, async (context, input) => {
  const { db, at, caller } = context;
  const earlier = await earlierAnswer(context, directoryRequestSubmit);
  if (earlier) return earlier;
  const nameProblem = checkName(input.applicantName);
  if (nameProblem) wrongField('applicantName', nameProblem);
  const asked = await askedOf(context, input.missing);
  const { name, area, departmentName } = asked;
  const note = input.note ?? '';
  if (hasEmoji(name) || hasEmoji(departmentName)) wrongField('name', 'emoji');
  await assertAcceptableTexts(context, [input.applicantName, name, area, departmentName, note]);
  const refused = checkDirectoryAsker(await countAsked(db, { openid: caller.openid, now: at }));
  if (refused) context.refuse(refused);
  const request: DirectoryRequest = {
    _id: answerId(context, directoryRequestSubmit.name).slice(0, 24),
    openid: caller.openid,
    applicantName: input.applicantName,
    ...asked,
    note,
    state: 'open',
    open: true,
    askedAt: at,
    closedAt: null,
  };
  const offices = asked.officeId === CENTRE_OFFICE ? await findCentres(db) : [asked.officeId];
  return runIdempotent(context, directoryRequestSubmit, async (tx) => {
    await addDirectoryRequest(tx, request);
    for (const office of offices) await tell(tx, context, placeAsked(request, office));
    return { directoryRequestId: request._id };
  });
});

async function askedOf(context: ContextOf<typeof directoryRequestSubmit>, missing: Missing): Promise<Asked> {
  const { kind, name } = missing;
  if (kind === 'institution') {
    const { area, departmentName = '' } = missing;
    return { kind, officeId: CENTRE_OFFICE, institutionName: '', name, area, departmentName };
  }
  const hospital = (await findHospital(context.db, missing.institutionId)) ?? wrongField('institutionId', 'unknown');
  return { kind, officeId: hospital._id, institutionName: hospital.name, name, area: '', departmentName: '' };
}
