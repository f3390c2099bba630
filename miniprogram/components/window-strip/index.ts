/** Today's attendance windows side by side; `windows` is the `WindowView[]` of `windows.ts`. */
Component({
  options: { virtualHost: true },
  properties: { windows: { type: Array, value: [] } },
});
