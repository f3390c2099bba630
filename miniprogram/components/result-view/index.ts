import { defineComponent } from '../../page/define-component';

const look: { tone: 'ok' | 'pend' | 'ret' | 'late' } = { tone: 'ok' };

/** Head of a result page: circle in the state's colour, headline, the one fact, lines below; details go into the slot. */
export const component = defineComponent({
  options: { virtualHost: true },
  properties: {
    ...look,
    icon: 'check',
    headline: '',
    /** The number that was the point of it all, e.g. 13:04:26. */
    fact: '',
    /** What the fact counts, e.g. 人; '' when it speaks for itself. */
    unit: '',
    /** Plain text below. */
    lines: [] as string[],
  },
});
