import type { OnRecord } from '../../shared/identity';

type Typed = WechatMiniprogram.CustomEvent<
  { value: string },
  WechatMiniprogram.IAnyObject,
  { field: 'name' | 'nationalId' }
>;

/**
 * The rows of a form that ask who somebody is: name, phone by WeChat's button, national ID; inside
 * `<view class="card form">`. With `onRecord` phone and national ID may stay as they are. Event: `change`, with the
 * fields that changed.
 */
Component({
  options: { virtualHost: true },
  properties: {
    identity: { type: Object, value: {} },
    onRecord: { type: Object, value: null as OnRecord | null },
    problems: { type: Object, value: {} },
  },
  data: { refused: false },
  methods: {
    type({ currentTarget, detail }: Typed) {
      this.triggerEvent('change', { [currentTarget.dataset.field]: detail.value });
    },
    gotPhone({ detail }: WechatMiniprogram.CustomEvent<{ code?: string }>) {
      this.setData({ refused: detail.code === undefined });
      if (detail.code !== undefined) this.triggerEvent('change', { phoneCode: detail.code });
    },
  },
});
