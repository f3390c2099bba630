/** Head of a result page: circle in the state's colour, headline, the one fact, a line below; details go into the slot. */
Component({
  options: { virtualHost: true },
  properties: {
    /** ok | pend | ret | late */
    tone: { type: String, value: 'ok' },
    icon: { type: String, value: 'check' },
    headline: { type: String, value: '' },
    /** The number that was the point of it all, e.g. 13:04:26. */
    fact: { type: String, value: '' },
    /** What the fact counts, e.g. 人; '' when it speaks for itself. */
    unit: { type: String, value: '' },
    /** Lines of plain text below. */
    lines: { type: Array, value: [] },
  },
});
