import { identityDocuments, type IdentityDocument } from '../../domain/person/identity-document';
import { sheet } from '../page/sheets';

/** Lets somebody say what kind of document they have. @returns undefined when they changed their mind */
export async function chooseDocumentKind(): Promise<IdentityDocument | undefined> {
  const picked = await sheet(() => wx.showActionSheet({ itemList: identityDocuments.map(({ label }) => label) }));
  return picked && identityDocuments[picked.tapIndex]?.code;
}
