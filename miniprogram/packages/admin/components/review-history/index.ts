/** What was handed in and decided, in its order, in a card: `steps` is `{ title, line, mark, icon }[]`. */
Component({
  options: { virtualHost: true, styleIsolation: 'apply-shared' },
  properties: { steps: { type: Array, value: [] } },
});
