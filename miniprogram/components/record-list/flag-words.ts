import type { Tone } from '../state-tag/state-words';
import { attendanceFlags, type AttendanceFlag } from '../../../domain/attendance/attendance-record';
import { placeBandWords, type PlaceBand } from '../../../domain/attendance/place';

/** Something to see at a record or a person: word, colour and icon. */
export interface Mark {
  word: string;
  tone: Tone;
  icon: string;
}

/** Violet where somebody should look closer, amber for a caveat. They hint, they refuse nothing. */
const FLAGS: Record<AttendanceFlag, Mark> = {
  lateUpload: { word: '补传', tone: 'late', icon: 'cloud-upload' },
  outsidePlace: { word: '场外', tone: 'late', icon: 'location-error-filled' },
  noPlace: { word: '没有位置', tone: 'neutral', icon: 'location' },
  fromAlbum: { word: '扫的是相册图片', tone: 'sus', icon: 'shield-error-filled' },
  twoPlaces: { word: '两地同时签到', tone: 'sus', icon: 'shield-error-filled' },
  longAfterDisplay: { word: '扫码晚于显示', tone: 'sus', icon: 'shield-error-filled' },
  twoHalls: { word: '两个会场同时签到', tone: 'sus', icon: 'shield-error-filled' },
  codeTail: { word: '码尾集中', tone: 'sus', icon: 'shield-error-filled' },
  sameLateCode: { word: '同码补传', tone: 'sus', icon: 'shield-error-filled' },
};

export const flagWord = (flag: AttendanceFlag): string => FLAGS[flag].word;

/** The flags to choose from. */
export const flagOptions = attendanceFlags.map((flag) => ({ value: flag, label: FLAGS[flag].word }));

/** At most this many tags stand in a row. */
const MAX_MARKS = 3;

/** Those to look closer at come first, so that a row with room for three does not leave them out (M19). */
export const flagMarks = (flags: readonly AttendanceFlag[], place?: PlaceBand): Mark[] =>
  flags
    .map((flag) => (flag === 'outsidePlace' && place ? { ...FLAGS[flag], word: placeBandWords[place] } : FLAGS[flag]))
    .sort((a, b) => Number(b.tone === 'sus') - Number(a.tone === 'sus'));

/** The first three marks; how many more there are is said, not hidden. */
export function shownMarks(marks: readonly Mark[]): Mark[] {
  if (marks.length <= MAX_MARKS) return [...marks];
  return [...marks.slice(0, MAX_MARKS), { word: `等 ${marks.length} 项`, tone: 'neutral', icon: 'ellipsis' }];
}
