import { MAX_RADIUS_METRES, MIN_RADIUS_METRES } from '../../../../../domain/attendance/place';
import { defineComponent, detail } from '../../../../page/define-component';
import { sheet, tellRefusalOr } from '../../../../page/sheets';
import type { Tap, Told } from '../../../../services/events';
import { placeChosen, policyChoices, policyWords, type PlaceSetting, type PolicyChoice } from './place-setting';

const RADIUS_STEP = 50;

/** D4: where a session is held, how far that reaches, and what happens to scans from elsewhere. */
export const component = defineComponent({
  options: { virtualHost: true },
  properties: { place: null as PlaceSetting | null },
  data: {
    on: false,
    policies: [] as PolicyChoice[],
    said: '',
    minRadius: MIN_RADIUS_METRES,
    maxRadius: MAX_RADIUS_METRES,
    radiusStep: RADIUS_STEP,
  },
  events: {
    /** The place as it is to be; null: places are not looked at. */
    change: detail<{ place: PlaceSetting | null }>(),
  },
  observers: {
    place(place: PlaceSetting | null) {
      const said = place === null ? '' : policyWords[place.policy].said;
      this.setData({ on: place !== null, policies: policyChoices(place), said });
    },
  },
  methods: {
    toggle({ detail: { value } }: Told<{ value: boolean }>) {
      if (value) void this.run('choose', () => this.chooseOnMap());
      else this.tell('change', { place: null });
    },
    choose() {
      void this.run('choose', () => this.chooseOnMap());
    },
    async chooseOnMap() {
      const { place } = this.data;
      try {
        const at = place === null ? {} : { latitude: place.latitude, longitude: place.longitude };
        const chosen = await sheet(() => wx.chooseLocation(at));
        if (chosen) this.tell('change', { place: placeChosen(chosen, place) });
      } catch (error) {
        await tellRefusalOr(error, {
          title: '打不开地图',
          content: '请在右上角「…」的「设置」里允许使用位置，再选一次。不核对位置也能开考勤。',
        });
      }
    },
    setRadius({ detail: { value } }: Told<{ value: number | string }>) {
      const { place } = this.data;
      if (place !== null) this.tell('change', { place: { ...place, radiusMetres: Number(value) } });
    },
    setPolicy({ currentTarget }: Tap<{ policy: PlaceSetting['policy'] }>) {
      const { place } = this.data;
      if (place !== null) this.tell('change', { place: { ...place, policy: currentTarget.dataset.policy } });
    },
  },
});
