/** A project: one catalogue entry held by one institution (M4–M10); its shape and its states. */
import type { Batch } from './batch';
import type { Lesson } from './lessons';
import type { Education, Gender, ProfessionalTitle } from '../person/profession';
import type { CreditLevel } from '../kernel/credit-level';
import type { Day } from '../kernel/time';

/** 举办方式 (M5): the manual's three, and the two that the regulation adds for teaching over the network. */
export const activityForms = [
  { code: 'cmeProject', label: '继续医学教育项目' },
  { code: 'academicActivity', label: '学术活动' },
  { code: 'trainingClass', label: '培训班' },
  { code: 'remote', label: '远程教育' },
  { code: 'mixed', label: '线上线下结合' },
] as const;
export type ActivityForm = (typeof activityForms)[number]['code'];

/** Taught over the network, at least in part: then people have to be told by what platform. */
export const isOverNetwork = (form: ActivityForm | null): boolean => form === 'remote' || form === 'mixed';

/** The three documents that the centre reviews (M10). */
export const documentKinds = [
  { code: 'notice', label: '会议通知' },
  { code: 'agenda', label: '日程表' },
  { code: 'registrationForm', label: '项目实施登记表' },
] as const;
export type DocumentKind = (typeof documentKinds)[number]['code'];

/** The papers that are printed from a project, to be signed and sealed; with the fields that the manual shows (M5, M7, M8). */
export const projectPapers = [
  { code: 'registration', label: '湖南省继续医学教育项目实施登记表' },
  { code: 'filing', label: '湖南省继续医学教育项目备案表' },
] as const;
export type ProjectPaper = (typeof projectPapers)[number]['code'];

/** One approved entry of the centre's catalogue (M6). Number, title, level, credits and hours bind every holding of it. */
export type CatalogueEntry = {
  /** The institution that may hold it; picking another's is forbidden (M6). */
  institutionId: string;
  year: number;
  projectNumber: string;
  title: string;
  creditLevel: CreditLevel;
  creditHundredths: number;
  hourTenths: number;
  discipline2: string;
  discipline3: string;
  projectLead: string;
  /** Null where the catalogue leaves the date open, as several of the manual's rows do. */
  plannedBegin: Day | null;
  plannedEnd: Day | null;
  plannedDayTenths: number | null;
  activityForm: ActivityForm | null;
};

/** What a project takes from its catalogue entry and may never change (M5, M6). */
export type LockedFields = Pick<
  CatalogueEntry,
  'projectNumber' | 'title' | 'creditLevel' | 'creditHundredths' | 'hourTenths'
>;

/** The holding form (M5). Text not yet filled is '', every other open field is null. */
export type ProjectForm = {
  year: number;
  venue: string;
  /** By what remote and mixed teaching reaches people: name and address. Missing of forms from before it. */
  platform?: string | undefined;
  activityForm: ActivityForm | null;
  plannedBegin: Day | null;
  plannedEnd: Day | null;
  /** 拟举办期限 in tenths of a day, a field of its own: 11-17 – 11-25 may be 4.0 days. */
  plannedDayTenths: number | null;
  filedLocally: boolean | null;
  assessed: boolean | null;
  theoryHourTenths: number | null;
  practicalHourTenths: number | null;
  discipline2: string;
  discipline3: string;
  contactName: string;
  contactPhone: string;
  projectLead: string;
  /** The meeting's cost, not a participant's fee; never on the public notice. */
  meetingCostFen: number | null;
  /** 计划人数: how many are expected, and how many may enrol. Missing of forms from before it; null where it is open. */
  plannedAttendees?: number | null | undefined;
  /** Whether people can enrol (报名) on the notice. Missing of forms from before it, where nobody can. */
  enrolment?: boolean | null | undefined;
  /** What those who come should have with them, on the notice. Missing of forms from before it. */
  bring?: string | undefined;
  /** Where the venue lies on the map (domain/project/venue-point.ts). Missing where nobody has marked it. */
  venuePoint?: string | undefined;
  otherNumber: string;
  remarks: string;
};

/** Somebody who teaches a course (M7). The card number is needed to grant them. */
export type Lecturer = {
  /** Unique in its project. */
  lecturerId: string;
  /** What of the course's hours is theirs: those of all its lecturers add up to it. */
  hourTenths: number;
  lecturerIsProjectLead: boolean;
  cardNumber: string;
  lecturerName: string;
  gender: Gender | null;
  birthDate: Day | null;
  education: Education | null;
  department: string;
  professionalTitle: ProfessionalTitle | null;
  position: string;
  phone: string;
  institutionName: string;
};

/** One lecture of a project (M7). Only topic and hours are starred. */
export type Course = {
  courseId: string;
  topic: string;
  hourTenths: number;
  /** When it is taught; none where its project does not say. */
  lessons: readonly Lesson[];
  lecturers: readonly Lecturer[];
  remarks: string;
};

/** Everything the rules look at when a project is submitted or reviewed. */
export type ProjectContent = {
  locked: LockedFields;
  form: ProjectForm;
  courses: readonly Course[];
  batches: readonly Batch[];
  /** The kinds of documents that have at least one uploaded file. */
  documents: readonly DocumentKind[];
};

/** The form as it is first shown: disciplines, lead, dates and form of activity from the entry, all of them still editable (M5, M6). */
export function formFromEntry(entry: CatalogueEntry): ProjectForm {
  return {
    year: entry.year,
    venue: '',
    activityForm: entry.activityForm,
    plannedBegin: entry.plannedBegin,
    plannedEnd: entry.plannedEnd,
    plannedDayTenths: entry.plannedDayTenths,
    filedLocally: null,
    assessed: null,
    theoryHourTenths: null,
    practicalHourTenths: null,
    discipline2: entry.discipline2,
    discipline3: entry.discipline3,
    contactName: '',
    contactPhone: '',
    projectLead: entry.projectLead,
    meetingCostFen: null,
    plannedAttendees: null,
    enrolment: null,
    otherNumber: '',
    remarks: '',
  };
}

/** The locked fields of a new project. */
export function lockedFrom(entry: CatalogueEntry): LockedFields {
  const { projectNumber, title, creditLevel, creditHundredths, hourTenths } = entry;
  return { projectNumber, title, creditLevel, creditHundredths, hourTenths };
}
