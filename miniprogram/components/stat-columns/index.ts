/** Figures side by side over their captions: `items` is `{ value, caption, tone?, icon? }[]`, text both. */
Component({
  options: { virtualHost: true, styleIsolation: 'apply-shared' },
  properties: { items: { type: Array, value: [] } },
});
