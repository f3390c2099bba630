/** The people who check in. */
import type { Education, ProfessionalTitle, Specialty } from '../../../domain/person/profession';
import type { RebindingState } from '../../../domain/person/rebinding';
import type { RegistrationState } from '../../../domain/person/registration';
import type { Found, Review } from './base';

/**
 * A trainee: a person bound to one openid. One whose registration was released (domain/person/registration.ts) is nobody's: in place
 * of openid, digest of the national ID and digest of the phone stands `released:` and the person's `_id`.
 */
export interface Person extends Found {
  openid: string;
  /** 人员编号, given at registration. */
  personNumber: string;
  name: string;
  phoneMasked: string;
  phoneDigest: string;
  /** AES-256-GCM; the digest is unique (one person, one WeChat account). */
  nationalIdCipher: string;
  nationalIdDigest: string;
  nationalIdMasked: string;
  institutionId: string;
  institutionName: string;
  departmentId: string;
  departmentName: string;
  professionalTitle: ProfessionalTitle;
  specialty: Specialty;
  education: Education;
  cardNumber?: string;
  state: RegistrationState;
  submittedAt: number;
  /** Since when the registration is approved; a provisional check-in counts if that is before the analysis. */
  approvedAt?: number;
  review?: Review;
  /** Sessions with a cap in which the person has a seat: noted when a second instance found it. */
  seatedSessionIds?: string[];
  /** Rises with each such note, and when one is taken back, so that a note that comes late is not written any more. */
  seatNotes?: number;
}

/** Somebody's request that an approved registration follow its person to the WeChat they ask from. */
export interface Rebinding extends Found {
  personId: string;
  /** The person's, who decides. */
  institutionId: string;
  /** As they were at the request, for lists. */
  name: string;
  departmentName: string;
  /** The new WeChat and the phone it vouches for. */
  openid: string;
  phoneMasked: string;
  phoneDigest: string;
  /** 核对码, shown to that WeChat alone; '' once it was decided. */
  checkCode: string;
  /** The phone on record at the request. */
  oldPhoneMasked: string;
  samePhone: boolean;
  state: RebindingState;
  /** `open` while it waits, its own `_id` once it is decided: so the unique indexes leave one open request a person and a WeChat. */
  slot: string;
  submittedAt: number;
  review?: Review;
  /** Of an approved one: the WeChat that the person had until then, and when it was moved. */
  movedFrom?: string;
  movedAt?: number;
}
