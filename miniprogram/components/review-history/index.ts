/** What was handed in and decided, in its order, in a card: `steps` is what `reviewSteps` gives. */
Component({
  options: { virtualHost: true },
  properties: { steps: { type: Array, value: [] } },
});
