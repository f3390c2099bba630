import { hasEmoji } from '../../../../domain/kernel/typed-text';
import { checkContactPhone, normaliseContactPhone } from '../../../../domain/person/person';
import type { Context } from '../../../call/context';
import type { Refusing } from '../../../call/refusal';
import { findInstitutionByName } from '../../../data/directory';
import { assertAcceptableTexts } from '../../../guard/text-check';
import { wrongField } from '../registration/given-facts';

interface Given {
  name: string;
  contactName: string;
  contactPhone: string;
}

/** Name and contact of a hospital as the centre typed them. @throws Refusal that names the field, or `institutionExists` */
export async function givenInstitution(
  context: Context & Refusing<'institutionExists' | 'contentRejected'>,
  { name, contactName, contactPhone }: Given,
  institutionId?: string,
): Promise<Given> {
  if (hasEmoji(name)) return wrongField('name', 'emoji');
  const phone = normaliseContactPhone(contactPhone);
  const problem = phone === '' ? undefined : checkContactPhone(phone);
  if (problem) return wrongField('contactPhone', problem);
  const same = await findInstitutionByName(context.db, name);
  if (same && same._id !== institutionId) return context.refuse('institutionExists');
  await assertAcceptableTexts(context, [name, contactName]);
  return { name, contactName, contactPhone: phone };
}
