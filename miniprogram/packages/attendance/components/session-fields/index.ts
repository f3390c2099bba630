import { MAX_PLACE_LENGTH } from '../../../../../domain/attendance/attendance-session';
import { defineComponent, detail } from '../../../../page/define-component';
import type { Tap, Told } from '../../../../services/events';
import { MAX_CAP, NO_PROBLEMS, noSettings, rotationChoices, type RotationChoice, type SettingsView } from './settings';

/** What of a session can be set: on its own page (D2), and in a sheet while its code is shown (A5c). */
export const component = defineComponent({
  options: { virtualHost: true },
  properties: { settings: noSettings, problems: NO_PROBLEMS },
  data: { rotations: [] as RotationChoice[], maxCap: MAX_CAP, maxPlace: MAX_PLACE_LENGTH },
  events: {
    /** What was changed; the page keeps it. */
    change: detail<Partial<SettingsView>>(),
  },
  observers: {
    settings({ rotationSeconds }: SettingsView) {
      this.setData({ rotations: rotationChoices(rotationSeconds) });
    },
  },
  methods: {
    toggleCap({ detail: { value } }: Told<{ value: boolean }>) {
      this.tell('change', { capped: value });
    },
    setCap({ detail: { value } }: Told<{ value: number | string }>) {
      this.tell('change', { cap: Number(value) });
    },
    toggleLate({ detail: { value } }: Told<{ value: boolean }>) {
      this.tell('change', { acceptLate: value });
    },
    rotate({ currentTarget }: Tap<{ seconds: number }>) {
      this.tell('change', { rotationSeconds: currentTarget.dataset.seconds });
    },
    toggleFace({ detail: { value } }: Told<{ value: boolean }>) {
      this.tell('change', { faceCheck: value });
    },
    setPlace({ detail: { place } }: Told<Pick<SettingsView, 'place'>>) {
      this.tell('change', { place });
    },
    typePlace({ detail: { value } }: Told<{ value: string }>) {
      this.tell('change', { placeName: value });
    },
  },
});
