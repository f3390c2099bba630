import { labelOf } from '../../../domain/kernel/enumeration';
import { creditLevels } from '../../../domain/kernel/credit-level';
import { defineComponent } from '../../page/define-component';

/** The credit level: 国家级 filled with its mark, 省级 and 市级 outlined. `onBand` is the look on the head band. */
export const component = defineComponent({
  options: { virtualHost: true },
  properties: { level: '', onBand: false },
  data: { label: '' },
  observers: {
    level(level: string) {
      this.setData({ label: labelOf(creditLevels, level) });
    },
  },
});
