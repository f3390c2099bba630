import { defineComponent, detail, nothing } from '../../../../page/define-component';
import { labelOf } from '../../../../../domain/kernel/enumeration';
import { identityDocuments } from '../../../../../domain/person/identity-document';
import { issuerName } from '../../../../../domain/person/passport-issuers';
import type { PickerOption } from '../../../../components/search-picker/filter';
import { chooseDocumentKind } from '../../../../services/document-kind';
import type { Told } from '../../../../services/events';
import { phoneProblem, type PhoneAnswer } from '../../../../services/privacy';
import { documentHints, emptyIdentity, type Identity, type IdentityField, type OnRecord } from '../../shared/identity';
import { issuerOptions } from '../../../../services/issuer-options';

const nothingWrong: Partial<Record<IdentityField, string>> = {};

/**
 * The rows of a form that ask who somebody is: name, phone by WeChat's button, national ID; inside
 * `<view class="card form">`. With `onRecord` phone and national ID may stay as they are. `change` tells the fields that changed, `left` that
 * somebody has done with one.
 */
export const component = defineComponent({
  options: { virtualHost: true },
  properties: {
    identity: emptyIdentity,
    onRecord: null as OnRecord | null,
    problems: nothingWrong,
    /** A code by SMS is another way to prove the phone here. */
    smsOffered: false,
  },
  data: {
    /** Why WeChat's button gave no number; '' while it was not pressed, and once it gave one. */
    refused: '',
    kindLabel: labelOf(identityDocuments, emptyIdentity.documentKind),
    hint: documentHints[emptyIdentity.documentKind],
    /** Who may have issued a passport, once they are to be chosen from. */
    issuers: [] as PickerOption[],
    choosing: false,
    issuerLabel: '',
    /** The number on record stays unless another one is typed. */
    kept: false,
  },
  events: { change: detail<Partial<Identity>>(), left: nothing },
  observers: {
    'identity, onRecord'({ documentKind, issuer }: Identity, onRecord: OnRecord | null) {
      this.setData({
        issuerLabel: issuer === '' ? '' : issuerName(issuer),
        kindLabel: labelOf(identityDocuments, documentKind),
        hint: documentHints[documentKind],
        kept: onRecord !== null && onRecord.documentKind === documentKind,
      });
    },
  },
  methods: {
    async pickKind() {
      const documentKind = await chooseDocumentKind();
      // Another kind has other numbers: what was typed stays where it is one of those.
      if (documentKind !== undefined) this.tell('change', { documentKind });
      this.tell('left');
    },
    chooseIssuer() {
      this.setData({ choosing: true, issuers: issuerOptions() });
    },
    pickIssuer({ detail: { value } }: Told<PickerOption>) {
      this.setData({ choosing: false });
      this.tell('change', { issuer: value });
      this.tell('left');
    },
    closeIssuers() {
      this.setData({ choosing: false });
    },
    typeName({ detail: { value } }: Told<{ value: string }>) {
      this.tell('change', { name: value });
    },
    typeNationalId({ detail: { value } }: Told<{ value: string }>) {
      this.tell('change', { nationalId: value });
    },
    leave() {
      this.tell('left');
    },
    gotPhone({ detail }: Told<PhoneAnswer>) {
      const { code } = detail;
      this.setData({ refused: phoneProblem(detail, this.data.smsOffered) });
      if (code !== undefined) this.tell('change', { phoneCode: code });
    },
  },
});
