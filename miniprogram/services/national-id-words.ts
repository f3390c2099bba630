import { labelOf } from '../../domain/kernel/enumeration';
import {
  checkDocumentNumber,
  foldDocumentNumber,
  formWords,
  identityDocuments,
  USUAL_DOCUMENT,
  type DocumentNumber,
  type IdentityDocument,
} from '../../domain/person/identity-document';
import type { PersonProblem } from '../../domain/person/person';
import type { Day } from '../../domain/kernel/time';

const NATIONAL_ID_LENGTH = 18;

/** What is wrong with the number of a document, in words that help while it is typed. */
export function nationalIdProblem(
  text: string,
  today: Day,
  documentKind: IdentityDocument = USUAL_DOCUMENT,
): string | undefined {
  const problem = checkDocumentNumber(documentKind, text, today);
  const length = foldDocumentNumber(documentKind, text).length;
  const words: Partial<Record<PersonProblem, string>> = {
    ...formWords,
    nationalIdLength:
      length < NATIONAL_ID_LENGTH
        ? `还差 ${NATIONAL_ID_LENGTH - length} 位，应为 18 位`
        : `多了 ${length - NATIONAL_ID_LENGTH} 位，应为 18 位`,
    nationalIdCharacters: '前 17 位应是数字，最后一位是数字或 X',
    nationalIdBirthDate: '出生日期不对，请核对第 7–14 位',
    nationalIdChecksum: '最后一位对不上，请逐位核对',
  };
  return problem === undefined ? undefined : words[problem];
}

/** A number that is shown to others: what it is called, and on what kind of document it stands where that is not the usual one. */
export const documentFact = (
  nationalIdMasked: string,
  documentKind: IdentityDocument | undefined,
): { label: string; value: string; kind: string } =>
  documentKind === undefined || documentKind === USUAL_DOCUMENT
    ? { label: '身份证号', value: nationalIdMasked, kind: '' }
    : documentOfKind(nationalIdMasked, labelOf(identityDocuments, documentKind));

const documentOfKind = (masked: string, kind: string) => ({ label: '证件号码', value: `${masked} ${kind}`, kind });

/** The number as a call takes it, with its kind where that is not the usual one. */
export const documentInput = ({
  documentKind,
  nationalId,
}: DocumentNumber): { nationalId: string; documentKind?: IdentityDocument } => ({
  nationalId: foldDocumentNumber(documentKind, nationalId),
  ...(documentKind !== USUAL_DOCUMENT && { documentKind }),
});
