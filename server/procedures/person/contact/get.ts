import { contactGet } from '../../../../contract/calls/person/contact';
import type { OutputOf } from '../../../../contract';
import { isOpen } from '../../../../domain/person/transfer';
import { contactOf, getInstitution } from '../../../data/accounts';
import type { Database } from '../../../data/database';
import { centres, contactOfCentre } from '../../../data/directory';
import { findPersonByOpenid } from '../../../data/persons';
import { findPublicProject } from '../../../data/projects';
import { ask } from '../../../data/questions';
import { latestRebindingOf } from '../../../data/rebindings';
import { findLatestTransfer } from '../../../data/transfers';
import { defineProcedure } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';

type Contact = OutputOf<'contact.get'>['contact'];

/** The number of an office, never of a person: what its institution or the centre has put on file to be called. */
export const getContact = defineProcedure(contactGet, async ({ db, caller }, { of, projectId }) => {
  switch (of) {
    case 'project':
      return { contact: await ofProject(db, projectId ?? refuse('notFound')) };
    case 'centre':
      return { contact: await ofCentre(db) };
    case 'institution':
      return { contact: await ofInstitution(db, await ownInstitution(db, caller.openid)) };
    case 'newInstitution':
      return { contact: await ofInstitution(db, await newInstitution(db, caller.openid)) };
  }
});

async function ofProject(db: Database, projectId: string): Promise<Contact> {
  const { form, institutionName } = await findPublicProject(db, projectId);
  const { contactName: name, contactPhone: phone } = form;
  return phone === '' ? null : { office: institutionName, name, phone };
}

async function ofCentre(db: Database): Promise<Contact> {
  const contact = contactOfCentre(await ask(db, centres()));
  return contact && { office: contact.name, name: contact.contactName, phone: contact.contactPhone };
}

async function ofInstitution(db: Database, institutionId: string | undefined): Promise<Contact> {
  const institution = institutionId === undefined ? undefined : await getInstitution(db, institutionId);
  const contact = contactOf(institution);
  return institution && contact
    ? { office: institution.name, name: contact.contactName, phone: contact.contactPhone }
    : null;
}

/** Whoever has no registration yet may have asked to have one moved to them. */
async function ownInstitution(db: Database, openid: string): Promise<string | undefined> {
  const person = await findPersonByOpenid(db, openid);
  if (person) return person.institutionId;
  const [rebinding] = await ask(db, latestRebindingOf(openid));
  return rebinding?.institutionId;
}

async function newInstitution(db: Database, openid: string): Promise<string | undefined> {
  const person = await findPersonByOpenid(db, openid);
  const transfer = person && (await findLatestTransfer(db, person._id));
  return transfer && isOpen(transfer.state) ? transfer.toInstitutionId : undefined;
}
