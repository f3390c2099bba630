import { MAX_PLACE_LENGTH } from '../../../../../domain/attendance/attendance-session';
import { MAX_CAP, NO_PROBLEMS, ROTATIONS, settingsChange, settingsProblems, type SettingsView } from './settings';

const NOTHING: SettingsView = { capped: false, cap: 1, soFar: '', rotationSeconds: 5, acceptLate: true, placeName: '' };

/** A5c: what of a session can be set while it runs. `settings` is a `SettingsView`. Events: `close`, `save {…what changed}`. */
Component({
  options: { virtualHost: true },
  properties: {
    visible: { type: Boolean, value: false },
    settings: { type: Object, value: NOTHING },
    busy: { type: Boolean, value: false },
  },
  data: { ...NOTHING, rotations: ROTATIONS, maxCap: MAX_CAP, maxPlace: MAX_PLACE_LENGTH, ...NO_PROBLEMS },
  observers: {
    visible(visible: boolean) {
      if (visible) this.setData({ ...this.data.settings, ...NO_PROBLEMS });
    },
  },
  methods: {
    toggleCap(event: WechatMiniprogram.CustomEvent<{ value: boolean }>) {
      this.setData({ capped: event.detail.value, capProblem: '' });
    },
    setCap(event: WechatMiniprogram.CustomEvent<{ value: number | string }>) {
      this.setData({ cap: Number(event.detail.value), capProblem: '' });
    },
    toggleLate(event: WechatMiniprogram.CustomEvent<{ value: boolean }>) {
      this.setData({ acceptLate: event.detail.value });
    },
    rotate(
      event: WechatMiniprogram.TouchEvent<
        WechatMiniprogram.IAnyObject,
        WechatMiniprogram.IAnyObject,
        { seconds: number }
      >,
    ) {
      this.setData({ rotationSeconds: event.currentTarget.dataset.seconds });
    },
    typePlace(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ placeName: event.detail.value, placeProblem: '' });
    },
    close() {
      if (!this.data.busy) this.triggerEvent('close');
    },
    closed(event: WechatMiniprogram.CustomEvent<{ visible: boolean }>) {
      if (!event.detail.visible) this.close();
    },
    save() {
      const problems = settingsProblems(this.data);
      this.setData(problems);
      if (Object.values(problems).some((problem) => problem !== '')) return;
      const change = settingsChange(this.data.settings, this.data);
      if (Object.keys(change).length === 0) this.close();
      else if (!this.data.busy) this.triggerEvent('save', change);
    },
  },
});
