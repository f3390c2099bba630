/** Figures side by side over their captions: `items` is `{ value, caption, tone?, icon? }[]`, text both. */
Component({
  options: { virtualHost: true },
  properties: { items: { type: Array, value: [] } },
});
