/** Faces: what was enrolled with consent, a scan that waits for its picture, and pictures that wait for a person. */
import type { PlaceBand } from '../../../domain/attendance/place';
import type { Base } from './base';

/** `_id` = the person. Removed with the consent. */
export interface FaceEnrolment extends Base {
  /** When the consent and the photograph were given. */
  at: number;
  /** When it was last compared with: one that serves nothing is removed. */
  usedAt: number;
  /** The face as numbers, its small picture and a digest of the file, sealed like a national ID (server/guard/personal-data.ts). */
  sealed: string;
  /** The key that sealed it. Missing of what an older version stored, until the upgrade has gone over it. */
  keyId?: string;
}

/** A scan that waits for its picture; `_id` = openid, session and token second. */
export interface FaceTicket extends Base {
  openid: string;
  sessionCode: string;
  second: number;
  receivedAt: number;
  fromAlbum: boolean;
  place?: PlaceBand;
  /** Pictures tried so far. */
  tries: number;
}

/** A comparison that was not clear; `_id` = that of the record it may become. It is gone once somebody has decided. */
export interface FaceCheck extends Base {
  sessionId: string;
  projectId: string;
  batchId: string;
  /** The institution that holds the project. */
  institutionId: string;
  personId: string;
  name: string;
  institutionName: string;
  departmentName: string;
  placeName: string;
  /** The scan as it was admitted. */
  second: number;
  late: boolean;
  evidenceAt: number;
  tokenAgeMs: number;
  fromAlbum: boolean;
  place?: PlaceBand;
  at: number;
  enrolledAt: number;
  /** Both small pictures, sealed, and the key that did it, as of an enrolment. */
  sealed: string;
  keyId?: string;
}
