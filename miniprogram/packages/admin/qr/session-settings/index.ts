import { MAX_CAP, ROTATIONS, settingsChange, settingsProblem, type SettingsView } from './settings';

const NOTHING: SettingsView = { capped: false, cap: 1, soFar: '', rotationSeconds: 5, acceptLate: true, placeName: '' };

/** A5c: what of a session can be set while it runs. `settings` is a `SettingsView`. Events: `close`, `save {…what changed}`. */
Component({
  options: { virtualHost: true },
  properties: {
    visible: { type: Boolean, value: false },
    settings: { type: Object, value: NOTHING },
    busy: { type: Boolean, value: false },
  },
  data: { ...NOTHING, rotations: ROTATIONS, maxCap: MAX_CAP, problem: '' },
  observers: {
    visible(visible: boolean) {
      if (visible) this.setData({ ...this.data.settings, problem: '' });
    },
  },
  methods: {
    toggleCap(event: WechatMiniprogram.CustomEvent<{ value: boolean }>) {
      this.setData({ capped: event.detail.value, problem: '' });
    },
    setCap(event: WechatMiniprogram.CustomEvent<{ value: number | string }>) {
      this.setData({ cap: Number(event.detail.value), problem: '' });
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
      this.setData({ placeName: event.detail.value, problem: '' });
    },
    close() {
      if (!this.data.busy) this.triggerEvent('close');
    },
    closed(event: WechatMiniprogram.CustomEvent<{ visible: boolean }>) {
      if (!event.detail.visible) this.close();
    },
    save() {
      const problem = settingsProblem(this.data);
      if (problem !== '') return this.setData({ problem });
      const change = settingsChange(this.data.settings, this.data);
      if (Object.keys(change).length === 0) this.close();
      else if (!this.data.busy) this.triggerEvent('save', change);
    },
  },
});
