import { defineComponent } from '../../page/define-component';

/** A figure over its caption, both as text. */
export interface StatColumn {
  value: string;
  caption: string;
  tone?: string;
  icon?: string;
}

/** Figures side by side. */
export const component = defineComponent({
  options: { virtualHost: true },
  properties: { items: [] as StatColumn[] },
});
