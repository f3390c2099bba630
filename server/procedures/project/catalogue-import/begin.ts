import { catalogueImportBegin } from '../../../../contract/calls/project/catalogue-import';
import { logInstitutionAct } from '../../../data/audit/office-log';
import { getCatalogue } from '../../../data/catalogue';
import { addImport } from '../../../data/catalogue-imports';
import type { CatalogueImport } from '../../../data/documents';
import { addImportJob, importJobId } from '../../../data/jobs';
import { attachOnce } from '../../../files/attach-upload';
import { importIdOf, newImport, tableFacts } from '../../../files/table/table-upload';
import { loggedOf } from '../../../jobs/log-import';
import { wake } from '../../../jobs/wake';
import { defineProcedure } from '../../../call/procedure';

/**
 * Keeps the file of a catalogue and puts its reading on the list. While an import is under way no other begins, and nobody changes the
 * catalogue by hand: what was looked at is what will be written.
 */
export const beginCatalogue = defineProcedure(catalogueImportBegin, async (context, { file }) => {
  const { at } = context;
  const importId = importIdOf(context, 'catalogue');
  // Nothing is taken in while a file waits; the transaction asks again.
  const open = (await getCatalogue(context.db)).openImportId ?? importId;
  if (open !== importId) return context.refuse('importOpen');
  const look = (content: Buffer) => tableFacts(context, content);
  const purpose = 'catalogue';
  const begun = await attachOnce(context, catalogueImportBegin, { file, purpose, look }, async (tx, stored) => {
    if ((await getCatalogue(tx)).openImportId != null) return context.refuse('importOpen');
    const one: CatalogueImport = { ...newImport(context, importId, stored), years: [], odd: 0, left: 0 };
    await addImport(tx, one);
    await addImportJob(tx, 'readCatalogue', { importId, createdAt: at });
    await logInstitutionAct(tx, context, {
      action: 'catalogue.begun',
      subject: `catalogue:${importId}`,
      before: null,
      after: loggedOf(one),
      files: [one.digest],
    });
    return { importId };
  });
  await wake(context, importJobId('readCatalogue', begun.importId));
  return begun;
});
