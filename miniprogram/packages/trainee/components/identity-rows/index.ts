import { defineComponent, detail, nothing } from '../../../../page/define-component';
import type { Told } from '../../../../services/events';
import { emptyIdentity, type Identity, type IdentityField, type OnRecord } from '../../shared/identity';

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
  data: { refused: false },
  events: { change: detail<Partial<Identity>>(), left: nothing },
  methods: {
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
