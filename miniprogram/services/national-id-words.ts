import { labelOf } from '../../domain/kernel/enumeration';
import {
  checkDocumentNumber,
  foldDocumentNumber,
  formWords,
  identityDocuments,
  issuedNumber,
  USUAL_DOCUMENT,
  type DocumentNumber,
  type IdentityDocument,
} from '../../domain/person/identity-document';
import { issuerName } from '../../domain/person/passport-issuers';
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

/** A passport's number has the letters of its issuer in front. */
function documentOfKind(masked: string, kind: string) {
  const [, issuer = '', number = masked] = /^([A-Z]{2}) (\S+)$/.exec(masked) ?? [];
  const named = issuer === '' ? kind : `${issuerName(issuer)}${kind}`;
  return { label: '证件号码', value: `${number} ${named}`, kind: named };
}

/** The number as a call takes it, with its kind where that is not the usual one. */
export const documentInput = ({
  documentKind,
  nationalId,
  issuer,
}: DocumentNumber & { issuer: string }): { nationalId: string; documentKind?: IdentityDocument } => ({
  nationalId:
    documentKind === 'passport' && issuer !== ''
      ? issuedNumber(issuer, foldDocumentNumber(documentKind, nationalId))
      : foldDocumentNumber(documentKind, nationalId),
  ...(documentKind !== USUAL_DOCUMENT && { documentKind }),
});
