import { defineComponent, detail, nothing } from '../../../../page/define-component';
import type { Told } from '../../../../services/events';
import {
  hasProblems,
  NO_PROBLEMS,
  noSettings,
  settingsChange,
  settingsProblems,
  type SettingsChange,
  type SettingsView,
} from '../../components/session-fields/settings';

/** A5c: what of a session can be set while it runs. */
export const component = defineComponent({
  options: { virtualHost: true },
  properties: { visible: false, settings: noSettings, busy: false },
  data: { draft: noSettings, problems: NO_PROBLEMS },
  events: {
    /** What was changed, and nothing else. */
    save: detail<SettingsChange>(),
    close: nothing,
  },
  observers: {
    visible(visible: boolean) {
      if (visible) this.setData({ draft: this.data.settings, problems: NO_PROBLEMS });
    },
  },
  methods: {
    change({ detail: changed }: Told<Partial<SettingsView>>) {
      this.setData({ draft: { ...this.data.draft, ...changed }, problems: NO_PROBLEMS });
    },
    close() {
      if (!this.data.busy) this.tell('close');
    },
    closed({ detail: { visible } }: Told<{ visible: boolean }>) {
      if (!visible) this.close();
    },
    save() {
      const { draft, settings, busy } = this.data;
      const problems = settingsProblems(draft);
      this.setData({ problems });
      if (hasProblems(problems)) return;
      const change = settingsChange(settings, draft);
      if (Object.keys(change).length === 0) this.close();
      else if (!busy) this.tell('save', change);
    },
  },
});
