import { defineComponent, detail, nothing } from '../../../../page/define-component';
import type { Tap, Told } from '../../../../services/events';
import type { ActionKey, PersonAction } from '../../person/actions';

/** The sheet behind 更多 (P1b): what can be done with a person as things stand. */
export const component = defineComponent({
  options: { virtualHost: true },
  properties: { visible: false, title: '', actions: [] as PersonAction[] },
  events: { choose: detail<{ key: ActionKey }>(), cancel: nothing },
  methods: {
    choose({ currentTarget }: Tap<{ key: ActionKey }>) {
      this.tell('choose', { key: currentTarget.dataset.key });
    },
    cancel() {
      this.tell('cancel');
    },
    closed({ detail: { visible } }: Told<{ visible: boolean }>) {
      if (!visible) this.cancel();
    },
  },
});
