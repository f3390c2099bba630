/** Why the centre has returned a project, above every page on which that is mended; nothing without a reason. */
Component({
  options: { virtualHost: true },
  properties: {
    reason: { type: String, value: '' },
  },
});
