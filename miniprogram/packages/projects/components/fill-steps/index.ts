const LABELS = ['举办信息', '课程与周期', '三份材料', '提交'] as const;
/** The part of a project that each step fills; the last one is handing it in. */
const PARTS: readonly (readonly string[])[] = [['form'], ['courses', 'batches'], ['documents'], []];

/**
 * Head of the pages that fill a project in (A4): which step this is, and which others are complete. `missing` are the
 * project's codes of what it still lacks.
 */
Component({
  options: { virtualHost: true, styleIsolation: 'apply-shared' },
  properties: {
    current: { type: Number, value: 0 },
    missing: { type: Array, value: [] as string[] },
  },
  data: { steps: [] as { label: string; mark: string }[] },
  observers: {
    'current, missing': function (current: number, missing: string[]) {
      const lacking = (parts: readonly string[]) => missing.some((code) => parts.includes(code.split('.')[0] ?? ''));
      this.setData({
        steps: LABELS.map((label, index) => {
          const parts = PARTS[index] ?? [];
          return { label, mark: index === current ? 'now' : parts.length > 0 && !lacking(parts) ? 'dn' : '' };
        }),
      });
    },
  },
});
