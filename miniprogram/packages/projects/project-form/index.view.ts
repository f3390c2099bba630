import type { OutputOf } from '../../../../contract/index';
import { formatFen, formatHourTenths, parseFen, parseHourTenths } from '../../../../domain/kernel/amount';
import { halfWidth } from '../../../../domain/kernel/typed-text';
import { MOST_PLANNED } from '../../../../domain/project/enrolment';
import { areaOfFormField } from '../../../../domain/project/project-change';
import { foldName } from '../../../../domain/person/name';
import { normaliseContactPhone } from '../../../../domain/person/person';
import { missingForSubmit } from '../../../../domain/project/project-checks';
import { activityForms, type ProjectForm } from '../../../../domain/project/project';
import type { ProjectState } from '../../../../domain/project/project-state';
import { credits, hours } from '../../../services/format';
import { openNameWords } from '../../../services/name-words';
import { disciplineWords, isDisciplineKey } from '../shared/disciplines';
import { documentRow } from '../shared/documents';
import { isFillable, lockNote } from '../shared/edit-lock';
import { fieldRow, type FieldRow, type FieldSpec } from '../shared/fields';
import { arrangementFields, formFieldLabel, peopleFields, type FormKey } from '../shared/form-fields';
import { problemWords } from '../shared/missing';

export type Project = OutputOf<'project.get'>;
/** The form as it is typed: text throughout, '' where nothing is filled. */
export type FormValues = Record<FormKey, string>;
export type FormErrors = Partial<Record<FormKey, string>>;

export interface FormSection {
  id: 'arrangement' | 'people';
  title: string;
  /** Its name among the tabs, where there is little room. */
  tab: string;
  rows: FieldRow[];
}

const SECTIONS = [
  { id: 'arrangement', title: '举办安排', tab: '举办安排', fields: arrangementFields },
  { id: 'people', title: '学科与人员', tab: '学科人员', fields: peopleFields },
] as const;
const specs: readonly FieldSpec<FormKey>[] = [...arrangementFields, ...peopleFields];

const tenths = (value: number | null): string => (value === null ? '' : formatHourTenths(value));
const bool = (value: boolean | null): string => (value === null ? '' : String(value));

/** A saved form as text to be edited. */
export const toValues = (form: ProjectForm): FormValues => ({
  venue: form.venue,
  platform: form.platform ?? '',
  activityForm: form.activityForm ?? '',
  plannedBegin: form.plannedBegin ?? '',
  plannedEnd: form.plannedEnd ?? '',
  plannedDayTenths: tenths(form.plannedDayTenths),
  filedLocally: bool(form.filedLocally),
  assessed: bool(form.assessed),
  theoryHourTenths: tenths(form.theoryHourTenths),
  practicalHourTenths: tenths(form.practicalHourTenths),
  discipline2: form.discipline2,
  discipline3: form.discipline3,
  projectLead: form.projectLead,
  contactName: form.contactName,
  contactPhone: form.contactPhone,
  meetingCostFen: form.meetingCostFen === null ? '' : formatFen(form.meetingCostFen),
  plannedAttendees: form.plannedAttendees == null ? '' : String(form.plannedAttendees),
  enrolment: bool(form.enrolment ?? null),
  bring: form.bring ?? '',
  venuePoint: form.venuePoint ?? '',
  otherNumber: form.otherNumber,
  remarks: form.remarks,
});

/** A number of people as a keyboard gives it; undefined for what is none. */
function parsePlanned(typed: string): number | undefined {
  const digits = halfWidth(typed).trim();
  const people = /^\d{1,5}$/.test(digits) ? Number(digits) : 0;
  return people >= 1 && people <= MOST_PLANNED ? people : undefined;
}

/**
 * What was typed as a form to be saved; a draft may have anything open, but no number that is none.
 * @param year of the catalogue entry, which the form never changes
 * @param savedNames that stand in the project already
 */
export function toForm(
  values: FormValues,
  year: number,
  savedNames: readonly string[] = [],
): { form: ProjectForm; errors: FormErrors } {
  const errors: FormErrors = {};
  const amount = (key: FormKey, parse: (text: string) => number | undefined, words: string): number | null => {
    if (values[key].trim() === '') return null;
    const parsed = parse(values[key]);
    if (parsed === undefined) errors[key] = words;
    return parsed ?? null;
  };
  const name = (key: 'projectLead' | 'contactName'): string => {
    const words = openNameWords(values[key], savedNames);
    if (words !== undefined) errors[key] = words;
    return foldName(values[key]);
  };
  const yesNo = (value: string): boolean | null => (value === '' ? null : value === 'true');
  const form: ProjectForm = {
    year,
    venue: values.venue.trim(),
    ...(values.platform.trim() === '' ? {} : { platform: values.platform.trim() }),
    activityForm: activityForms.find(({ code }) => code === values.activityForm)?.code ?? null,
    plannedBegin: values.plannedBegin === '' ? null : values.plannedBegin,
    plannedEnd: values.plannedEnd === '' ? null : values.plannedEnd,
    plannedDayTenths: amount('plannedDayTenths', parseHourTenths, '请填写天数，如 2.0'),
    filedLocally: yesNo(values.filedLocally),
    assessed: yesNo(values.assessed),
    theoryHourTenths: amount('theoryHourTenths', parseHourTenths, '请填写学时，如 6.0'),
    practicalHourTenths: amount('practicalHourTenths', parseHourTenths, '请填写学时，如 6.0'),
    discipline2: values.discipline2.trim(),
    discipline3: values.discipline3.trim(),
    projectLead: name('projectLead'),
    contactName: name('contactName'),
    contactPhone: normaliseContactPhone(values.contactPhone),
    meetingCostFen: amount('meetingCostFen', parseFen, '请填写金额，如 8000 或 8000.50'),
    plannedAttendees: amount('plannedAttendees', parsePlanned, `请填写整数人数，1 到 ${MOST_PLANNED}`),
    enrolment: yesNo(values.enrolment),
    ...(values.bring.trim() === '' ? {} : { bring: values.bring.trim() }),
    ...(values.venuePoint === '' ? {} : { venuePoint: values.venuePoint }),
    otherNumber: values.otherNumber.trim(),
    remarks: values.remarks.trim(),
  };
  return { form, errors };
}

/** Everything in the form that submitting would refuse, by field; the same rule as the server's. */
export function submitErrors(
  values: FormValues,
  project: Pick<Project, 'projectNumber' | 'title' | 'creditLevel' | 'creditHundredths' | 'hourTenths' | 'year'>,
): FormErrors {
  const { form, errors } = toForm(values, project.year);
  for (const item of missingForSubmit({ locked: project, form, courses: [], batches: [], documents: [] })) {
    if (item.area === 'form' && item.field !== 'year') errors[item.field] ??= problemWords[item.code];
  }
  return errors;
}

/** The fields with an error, in the order of the screen. */
export const wrongFields = (errors: FormErrors): FormKey[] =>
  specs.map(({ key }) => key).filter((key) => (errors[key] ?? '') !== '');

/** Whether a field can no longer be changed in this state. */
export const isLocked = (key: FormKey, state: ProjectState): boolean => lockNote(state, areaOfFormField(key)) !== '';

export function rowOf(key: FormKey, values: FormValues, errors: FormErrors, state: ProjectState): FieldRow {
  const spec = specs.find((candidate) => candidate.key === key);
  if (spec === undefined) throw new RangeError(`no such field: ${key}`);
  return fieldRow(spec, values[key], {
    error: errors[key] ?? '',
    lockedNote: lockNote(state, areaOfFormField(key)),
    ...(isDisciplineKey(key) ? { words: disciplineWords(key, values) } : {}),
    ...(key === 'venuePoint' && values[key] !== '' ? { words: '已标出；地点改了请重新选' } : {}),
  });
}

export const formSections = (values: FormValues, errors: FormErrors, state: ProjectState): FormSection[] =>
  SECTIONS.map(({ id, title, tab, fields }) => ({
    id,
    title,
    tab,
    rows: fields.map(({ key }) => rowOf(key, values, errors, state)),
  }));

/** Which parts of the form are complete, for the marks on the tabs. */
function sectionsDone(errors: FormErrors): Record<FormSection['id'], boolean> {
  const done = (fields: readonly FieldSpec<FormKey>[]) => fields.every(({ key }) => (errors[key] ?? '') === '');
  return { arrangement: done(arrangementFields), people: done(peopleFields) };
}

/** The line above the buttons: 还差 2 项：举办地点、联系电话; '' when the form is complete. */
export function missingTip(errors: FormErrors, noticeMissing: boolean): string {
  const names = [...wrongFields(errors).map(formFieldLabel), ...(noticeMissing ? ['会议通知'] : [])];
  if (names.length === 0) return '';
  return `还差 ${names.length} 项：${names.slice(0, 3).join('、')}${names.length > 3 ? ' 等' : ''}`;
}

/** What the catalogue fixes, for the card at the top. */
export interface LockedCard {
  level: string;
  number: string;
  title: string;
  stats: { value: string; caption: string }[];
}
const lockedCard = (project: Project): LockedCard => ({
  level: project.creditLevel,
  number: project.projectNumber,
  title: project.title,
  stats: [
    { value: credits(project.creditHundredths), caption: '学分' },
    { value: hours(project.hourTenths), caption: '总学时' },
    { value: String(project.year), caption: '举办年度' },
  ],
});

/** How far the form is: changes with every field. */
export function formProgress(values: FormValues, project: Project) {
  const lacking = submitErrors(values, project);
  const noticeMissing = !project.documents.some(({ kind }) => kind === 'notice');
  return { done: sectionsDone(lacking), tip: isFillable(project.state) ? missingTip(lacking, noticeMissing) : '' };
}

/** Everything on the screen that follows from the form and its project. */
export const formScreen = (values: FormValues, errors: FormErrors, project: Project) => ({
  locked: lockedCard(project),
  sections: formSections(values, errors, project.state),
  notice: documentRow('notice', project),
  fillable: isFillable(project.state),
  /** After the approval only texts, see `lockNote`. */
  editable: isFillable(project.state) || project.state === 'approved',
  ...formProgress(values, project),
});

/** Fields that the server named in a refusal (`form.venue`), as errors of the form. */
export function errorsOfServer(fields: readonly { field: string }[]): FormErrors {
  const keys = fields.map(({ field }) => field.split('.')[1] ?? '');
  const known = specs.map(({ key }) => key).filter((key) => keys.includes(key));
  return Object.fromEntries(known.map((key) => [key, `${formFieldLabel(key)}的内容不符合要求`]));
}
