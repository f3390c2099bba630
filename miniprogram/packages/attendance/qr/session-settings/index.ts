import { MAX_PLACE_LENGTH } from '../../../../../domain/attendance/attendance-session';
import { defineComponent, detail, nothing } from '../../../../page/define-component';
import type { Tap, Told } from '../../../../services/events';
import {
  MAX_CAP,
  NO_PROBLEMS,
  noSettings,
  ROTATIONS,
  settingsChange,
  settingsProblems,
  type SettingsChange,
} from './settings';

/** A5c: what of a session can be set while it runs. */
export const component = defineComponent({
  options: { virtualHost: true },
  properties: { visible: false, settings: noSettings, busy: false },
  data: { ...noSettings, ...NO_PROBLEMS, rotations: ROTATIONS, maxCap: MAX_CAP, maxPlace: MAX_PLACE_LENGTH },
  events: {
    /** What was changed, and nothing else. */
    save: detail<SettingsChange>(),
    close: nothing,
  },
  observers: {
    visible(visible: boolean) {
      if (visible) this.setData({ ...this.data.settings, ...NO_PROBLEMS });
    },
  },
  methods: {
    toggleCap({ detail: { value } }: Told<{ value: boolean }>) {
      this.setData({ capped: value, capProblem: '' });
    },
    setCap({ detail: { value } }: Told<{ value: number | string }>) {
      this.setData({ cap: Number(value), capProblem: '' });
    },
    toggleLate({ detail: { value } }: Told<{ value: boolean }>) {
      this.setData({ acceptLate: value });
    },
    rotate({ currentTarget }: Tap<{ seconds: number }>) {
      this.setData({ rotationSeconds: currentTarget.dataset.seconds });
    },
    typePlace({ detail: { value } }: Told<{ value: string }>) {
      this.setData({ placeName: value, placeProblem: '' });
    },
    close() {
      if (!this.data.busy) this.tell('close');
    },
    closed({ detail: { visible } }: Told<{ visible: boolean }>) {
      if (!visible) this.close();
    },
    save() {
      const problems = settingsProblems(this.data);
      this.setData({ ...problems });
      if (Object.values(problems).some((problem) => problem !== '')) return;
      const change = settingsChange(this.data.settings, this.data);
      if (Object.keys(change).length === 0) this.close();
      else if (!this.data.busy) this.tell('save', change);
    },
  },
});
