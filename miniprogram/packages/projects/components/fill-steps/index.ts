import { defineComponent } from '../../../../page/define-component';

const LABELS = ['举办信息', '课程与周期', '三份材料', '提交'] as const;
/** The part of a project that each step fills; the last one is handing it in. */
const PARTS: readonly (readonly string[])[] = [['form'], ['courses', 'batches'], ['documents'], []];

interface Step {
  label: string;
  /** dn done, now current; '' still to come. */
  mark: '' | 'dn' | 'now';
}

function stepsOf(current: number, missing: readonly string[]): Step[] {
  const lacking = (parts: readonly string[]) => missing.some((code) => parts.includes(code.split('.')[0] ?? ''));
  return LABELS.map((label, index) => {
    const parts = PARTS[index] ?? [];
    return { label, mark: index === current ? 'now' : parts.length > 0 && !lacking(parts) ? 'dn' : '' };
  });
}

/**
 * Head of the pages that fill a project in (A4): which step this is, and which others are complete. `missing` are the
 * project's codes of what it still lacks.
 */
export const component = defineComponent({
  options: { virtualHost: true, styleIsolation: 'apply-shared' },
  properties: { current: 0, missing: [] as string[] },
  data: { steps: [] as Step[] },
  observers: {
    'current, missing'(current: number, missing: string[]) {
      this.setData({ steps: stepsOf(current, missing) });
    },
  },
});
