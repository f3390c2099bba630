/**
 * The longest texts that the contract allows, field by field. Answers are declared as `z.string()`: how long a text can be
 * stands in the inputs of the calls that it was typed into, and in the set-up of an environment.
 */
import { MAX_PLACE_LENGTH } from '../../../domain/attendance/attendance-session';
import { maskName } from '../../../domain/person/person';
import { STAFF_NUMBER_AT_MOST } from '../../../domain/person/roster-row';

/** What a text is about; it decides what the longest one looks like. */
type Subject =
  | 'person'
  | 'institution'
  | 'department'
  | 'title'
  | 'topic'
  | 'place'
  | 'reason'
  | 'remarks'
  | 'discipline'
  | 'position'
  | 'file'
  | 'number'
  | 'account'
  | 'phone'
  | 'card'
  | 'staffNumber';

/** Characters of each, and the words that are repeated to reach them: rare characters, middle dots, words without a gap. */
const subjects: Record<Subject, { characters: number; words: string; ending?: string }> = {
  // A name of 50 characters is the rule of domain/person.ts; inputs that allow fewer are cut to what they allow.
  person: { characters: 50, words: '𠮷尔格勒·阿卜杜热合曼·买买提依明·' },
  institution: { characters: 30, words: '湘西土家族苗族自治州𠮷首市民族中医医院附属第一人民医院' },
  department: { characters: 30, words: '风湿免疫与变态反应性疾病科𠮷区' },
  title: { characters: 60, words: '𠮷林地区急危重症早期识别与多学科协作诊疗新进展暨基层医师规范化培训班' },
  topic: { characters: 100, words: '𠮷兰—巴雷综合征的早期识别、鉴别诊断与免疫球蛋白治疗策略的循证医学证据，' },
  place: { characters: MAX_PLACE_LENGTH, words: '湘西土家族苗族自治州𠮷首市人民北路168号门诊综合楼五楼学术报告厅' },
  reason: {
    characters: 200,
    words: '会议总结缺少盖章页，第𠮷册与日程表不一致，ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789请核对后补传；',
  },
  remarks: { characters: 500, words: '本项目与𠮷首大学联合举办，学员自带白大褂。' },
  discipline: { characters: 40, words: '𠮷类重症医学与急诊医学交叉学科' },
  position: { characters: 40, words: '𠮷科学术委员会副主任委员兼教研室主任' },
  file: { characters: 120, words: '𠮷首市人民医院会议总结盖章扫描件最终版_final_', ending: '.pdf' },
  number: { characters: 60, words: '2025-11-02-018-', ending: ' (省)' },
  account: { characters: 40, words: 'xiangxi-hospital-' },
  phone: { characters: 20, words: '0731-84286376-123456' },
  card: { characters: 20, words: '43010000000217000000' },
  staffNumber: { characters: STAFF_NUMBER_AT_MOST, words: 'XX-ICU-2025-000123-' },
};

/** The field of an answer that shows a text somebody has written. */
const subjectOfField: Readonly<Record<string, Subject>> = {
  by: 'person',
  contacts: 'person',
  endedBy: 'person',
  otherName: 'person',
  applicantName: 'person',
  lecturerName: 'person',
  contactName: 'person',
  projectLead: 'person',
  institutionName: 'institution',
  office: 'institution',
  inReview: 'person',
  fromInstitutionName: 'institution',
  toInstitutionName: 'institution',
  transferTo: 'institution',
  departmentName: 'department',
  /** A value of a filter: departments, places and institutions are told so. */
  value: 'department',
  dutyWaivedFor: 'reason',
  words: 'reason',
  supplementFor: 'reason',
  fromDepartmentName: 'department',
  toDepartmentName: 'department',
  otherDepartment: 'department',
  department: 'department',
  title: 'title',
  subjectName: 'title',
  topic: 'topic',
  topics: 'topic',
  question: 'title',
  description: 'remarks',
  explanation: 'remarks',
  chosen: 'reason',
  right: 'reason',
  column: 'department',
  found: 'department',
  advice: 'reason',
  newlyPassed: 'person',
  kept: 'person',
  tag: 'department',
  tags: 'department',
  lecturers: 'person',
  venue: 'place',
  platform: 'place',
  bring: 'department',
  area: 'place',
  placeName: 'place',
  hall: 'place',
  placeNames: 'place',
  reason: 'reason',
  returnReason: 'reason',
  cancelReason: 'reason',
  why: 'reason',
  returnedFor: 'reason',
  answer: 'reason',
  text: 'reason',
  note: 'reason',
  remarks: 'remarks',
  summary: 'remarks',
  source: 'remarks',
  reversedFor: 'reason',
  grantedBy: 'person',
  addedBy: 'person',
  submittedBy: 'person',
  colleagues: 'person',
  discipline: 'discipline',
  discipline2: 'discipline',
  discipline3: 'discipline',
  position: 'position',
  fileName: 'file',
  projectNumber: 'number',
  otherNumber: 'number',
  account: 'account',
  contactPhone: 'phone',
  phone: 'phone',
  invitedBy: 'person',
  cardNumber: 'card',
  staffNumber: 'staffNumber',
};

/** Texts that nobody writes: ids, codes, days, addresses, masked and made numbers. They stay as they are. */
const unwritten: readonly string[] = [
  // What a figure is called.
  'label',
  // Photographs of faces.
  'enrolled',
  'selfie',
  'action',
  'begin',
  'cardNumberMasked',
  'checkCode',
  'code',
  'day',
  'end',
  'factsSeen',
  'fileId',
  'digest',
  'digests',
  'files',
  'cloudPath',
  'figures',
  'key',
  'link',
  'mark',
  'signature',
  'spoken',
  'publicKey',
  'missing',
  'nationalId',
  'nationalIdMasked',
  'newPhoneMasked',
  'nextCursor',
  'oldPhoneMasked',
  'pass',
  'past',
  'personNumber',
  'phoneMasked',
  'subject',
  'supportPhone',
  'token',
  'url',
  'warnings',
];

/** A name is of the thing whose id stands beside it, the first of these. */
const named: readonly (readonly [id: string, subject: Subject])[] = [
  ['personId', 'person'],
  ['administratorId', 'person'],
  ['rebindingId', 'person'],
  ['directoryRequestId', 'institution'],
  ['departmentId', 'department'],
  ['institutionId', 'institution'],
];

/** A fact of a person before and after a change is of what `fact` beside it says; titles and the like are codes. */
const changed = ['before', 'after'];
const subjectOfFact: Readonly<Record<string, Subject>> = {
  name: 'person',
  institution: 'institution',
  department: 'department',
  cardNumber: 'card',
};

function subjectOf(field: string, siblings: Readonly<Record<string, unknown>>): Subject | undefined {
  // '' is a fact that was not there.
  if (changed.includes(field)) return siblings[field] === '' ? undefined : subjectOfFact[String(siblings.fact)];
  if (field !== 'name') return subjectOfField[field];
  return named.find(([id]) => id in siblings)?.[1] ?? 'person';
}

/** Whether the table says what to do with a text field: a new one has to be put into it. */
export const isKnownText = (field: string): boolean =>
  field === 'name' ||
  field === 'recentNames' ||
  changed.includes(field) ||
  field in subjectOfField ||
  unwritten.includes(field);

function filled({ words, ending = '' }: { words: string; ending?: string }, characters: number): string {
  const pattern = Array.from(words);
  const body = Array.from({ length: characters - ending.length }, (_, index) => pattern[index % pattern.length]);
  return body.join('') + ending;
}

/** As many characters as `units` UTF-16 units hold: that is how an input counts. */
function within(text: string, units: number): string {
  if (text.length <= units) return text;
  let cut = '';
  for (const character of text) {
    if (cut.length + character.length > units) break;
    cut += character;
  }
  return cut;
}

/** The longest name of a person, which no page may cut. */
export const longestName = filled(subjects.person, subjects.person.characters);

/**
 * The longest text of a field.
 * @param most the UTF-16 units that the field's own schema allows; undefined without a bound
 * @returns undefined for a text that nobody writes
 */
export function longestText(
  field: string,
  siblings: Readonly<Record<string, unknown>>,
  most: number | undefined,
): string | undefined {
  if (field === 'recentNames') return maskName(longestName);
  const subject = subjectOf(field, siblings);
  if (subject === undefined) return undefined;
  const text = filled(subjects[subject], subjects[subject].characters);
  return most === undefined ? text : within(text, most);
}
