import { DEFAULT_RADIUS_METRES } from '../../../../../domain/attendance/place';
import { MAX_PLACE_LENGTH } from '../../../../../domain/attendance/attendance-session';
import type { OutputOf } from '../../../../../contract/index';

/** Where a session is held, and what happens to scans from elsewhere. */
export type PlaceSetting = NonNullable<OutputOf<'attendance.tokens'>['session']['place']>;
type Policy = PlaceSetting['policy'];

export interface PolicyChoice {
  policy: Policy;
  name: string;
  on: boolean;
}

export const policyWords: Record<Policy, { name: string; short: string; said: string }> = {
  flag: { name: '仅标记', short: '场外只作标记', said: '照常签到，记录标注「场外」或「没有位置」，由您核对。' },
  refuse: {
    name: '拒绝签到',
    short: '场外不能签到',
    said: '场外和没有位置的人不能扫码，可现场补签。',
  },
};

export const policyChoices = (place: PlaceSetting | null): PolicyChoice[] =>
  (['flag', 'refuse'] as const).map((policy) => ({
    policy,
    name: policyWords[policy].name,
    on: place?.policy === policy,
  }));

/** 300 米内，场外只作标记 */
export const placeLine = (place: PlaceSetting | null): string =>
  place === null ? '不核对位置' : `${place.radiusMetres} 米内，${policyWords[place.policy].short}`;

/** What was chosen on the map, with the settings that there were. A pin without a name is the administrator's to recognise. */
export function placeChosen(
  chosen: { name: string; address: string; latitude: number; longitude: number },
  before: PlaceSetting | null,
): PlaceSetting {
  const name = (chosen.name.trim() || chosen.address.trim() || '地图上的位置').slice(0, MAX_PLACE_LENGTH);
  return {
    name,
    latitude: chosen.latitude,
    longitude: chosen.longitude,
    radiusMetres: before?.radiusMetres ?? DEFAULT_RADIUS_METRES,
    policy: before?.policy ?? 'flag',
  };
}
