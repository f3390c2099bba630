import type { ParsedInputOf } from '../../../../contract';
import { areDatesInOrder, foldEntryText } from '../../../../domain/project/catalogue';
import { foldForSearch } from '../../../../domain/kernel/search';
import { checkDisciplines } from '../../../../domain/project/disciplines';
import type { CatalogueEntry as EntryFacts } from '../../../../domain/project/project';
import type { Context } from '../../../call/context';
import type { Refusing } from '../../../call/refusal';
import { findHospital } from '../../../data/directory';
import type { CatalogueEntry } from '../../../data/documents';
import { assertAcceptableTexts } from '../../../guard/text-check';
import { wrongField } from '../../person/registration/given-facts';
import { assertNames } from '../project/assert-names';

/**
 * What the centre typed of an entry. What the entry has said before is no obstacle to correcting something else.
 * @throws Refusal that names the field
 */
export async function givenEntry(
  context: Context & Refusing<'contentRejected'>,
  given: ParsedInputOf<'catalogueEntry.add'>,
  stored?: CatalogueEntry,
): Promise<{ facts: EntryFacts; institutionName: string }> {
  const facts = { ...given, title: foldEntryText(given.title) };
  // A number of signs alone could not be searched for.
  if (foldForSearch(facts.projectNumber) === '') return wrongField('projectNumber', 'characters');
  if (!areDatesInOrder(facts)) return wrongField('plannedEnd', 'plannedDatesOrder');
  const wrong = checkDisciplines(facts, stored);
  if (wrong) return wrongField(wrong, 'notListed');
  assertNames([{ field: 'projectLead', name: facts.projectLead }], stored ? [stored.projectLead] : []);
  const institution = await findHospital(context.db, facts.institutionId);
  if (!institution) return wrongField('institutionId', 'unknown');
  await assertAcceptableTexts(context, [facts.projectNumber, facts.title, facts.projectLead]);
  return { facts, institutionName: institution.name };
}
