import { WHOLE_DAY, type NumberedDraft } from '../windows';

type RowEvent<Detail extends WechatMiniprogram.IAnyObject, Data> = WechatMiniprogram.CustomEvent<
  Detail,
  WechatMiniprogram.IAnyObject,
  { key: string } & Data
>;

/**
 * The windows of an analysis, to be edited (M17): `drafts` is `NumberedDraft[]`, `problems` says by key what is wrong. Typed
 * text is not written back while it is typed. Event: `act`, a `WindowAct`.
 */
Component({
  options: { virtualHost: true },
  properties: {
    drafts: { type: Array, value: [] as NumberedDraft[] },
    problems: { type: Object, value: {} },
    /** First and last day a window can lie on. */
    begin: { type: String, value: '' },
    end: { type: String, value: '' },
    /** Said when a teaching day has no window. */
    warning: { type: String, value: '' },
  },
  data: { wholeDay: WHOLE_DAY },
  methods: {
    edit(event: RowEvent<{ value: string }, { part: string }>) {
      const { key, part } = event.currentTarget.dataset;
      this.triggerEvent('act', { kind: 'edit', key, part, value: event.detail.value });
    },
    pickDay(event: RowEvent<{ value: string }, { part: string }>) {
      this.edit(event);
      this.settle();
    },
    settle() {
      this.triggerEvent('act', { kind: 'settle' });
    },
    remove(event: RowEvent<WechatMiniprogram.IAnyObject, object>) {
      this.triggerEvent('act', { kind: 'remove', key: event.currentTarget.dataset.key });
    },
    add() {
      this.triggerEvent('act', { kind: 'add' });
    },
    makeWholeDays() {
      this.triggerEvent('act', { kind: 'wholeDays' });
    },
  },
});
