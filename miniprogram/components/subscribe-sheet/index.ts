import { labelOf } from '../../../domain/kernel/enumeration';
import { templates, type Template } from '../../../domain/message/templates';
import { defineComponent } from '../../page/define-component';
import type { Told } from '../../services/events';
import { session } from '../../services/session';
import { askWeChat, decline, isDeclined } from './consent';

/** What to ask for; asked when it changes. */
const asksNothing: { ask: Template | '' } = { ask: '' };

/**
 * P5b: asks whether WeChat may tell of a result, at the moment somebody begins to wait for one. It asks nothing where this
 * environment has no such message, or once they have said 暂不 to it. WeChat shows its own sheet in the tap on 好.
 */
export const component = defineComponent({
  options: { virtualHost: true },
  properties: {
    ...asksNothing,
  },
  data: { visible: false, label: '', when: '' },
  own: () => ({ templateId: '' }),
  observers: {
    ask(template: Template | '') {
      if (template !== '' && !isDeclined(template)) void this.begin(template);
    },
  },
  methods: {
    async begin(template: Template) {
      // Known already: the page that asks has loaded it. Without it there is nothing to ask.
      const known = await session.get().catch(() => undefined);
      const templateId = known?.templates[template];
      if (templateId === undefined || this.data.ask !== template) return;
      this.templateId = templateId;
      const when = templates.find(({ code }) => code === template)?.when ?? '';
      this.setData({ visible: true, label: labelOf(templates, template), when });
    },
    agree() {
      const { ask } = this.data;
      if (ask === '') return;
      // WeChat's sheet opens in the tap alone, so nothing is awaited before it.
      const asking = askWeChat(this.templateId);
      void this.run('agree', async (send) => {
        if (await asking) await send('inbox.consent', { templates: [ask] });
        this.setData({ visible: false });
      });
    },
    notNow() {
      const { ask } = this.data;
      if (ask !== '') decline(ask);
      this.setData({ visible: false });
    },
    closed({ detail }: Told<{ visible: boolean }>) {
      if (!detail.visible) this.setData({ visible: false });
    },
  },
});
