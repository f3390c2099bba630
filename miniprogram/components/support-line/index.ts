import { defineComponent } from '../../page/define-component';
import { dial } from '../../page/sheets';
import { supportPhone } from '../../services/support-phone';

/** 技术支持电话 (M24) for somebody who has no other way on; nothing where none is configured. */
export const component = defineComponent({
  options: { virtualHost: true },
  data: { phone: '' },
  methods: {
    callSupport() {
      void this.run('callSupport', () => dial(this.data.phone));
    },
  },
  attached() {
    this.setData({ phone: supportPhone.get() });
  },
});
