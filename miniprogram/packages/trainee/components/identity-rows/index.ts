import { defineComponent, detail, nothing } from '../../../../page/define-component';
import { labelOf } from '../../../../../domain/kernel/enumeration';
import { identityDocuments } from '../../../../../domain/person/identity-document';
import { chooseDocumentKind } from '../../../../services/document-kind';
import type { Told } from '../../../../services/events';
import { documentHints, emptyIdentity, type Identity, type IdentityField, type OnRecord } from '../../shared/identity';

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
  },
  data: {
    refused: false,
    kindLabel: labelOf(identityDocuments, emptyIdentity.documentKind),
    hint: documentHints[emptyIdentity.documentKind],
    /** The number on record stays unless another one is typed. */
    kept: false,
  },
  events: { change: detail<Partial<Identity>>(), left: nothing },
  observers: {
    'identity, onRecord'({ documentKind }: Identity, onRecord: OnRecord | null) {
      this.setData({
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
    typeName({ detail: { value } }: Told<{ value: string }>) {
      this.tell('change', { name: value });
    },
    typeNationalId({ detail: { value } }: Told<{ value: string }>) {
      this.tell('change', { nationalId: value });
    },
    leave() {
      this.tell('left');
    },
    gotPhone({ detail: { code } }: Told<{ code?: string }>) {
      this.setData({ refused: code === undefined });
      if (code !== undefined) this.tell('change', { phoneCode: code });
    },
  },
});
