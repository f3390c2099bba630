/** What is asked for that is in no list yet (rules: "Missing from the list"). */
import type { ReadMarker } from '../../../domain/message/reading';
import type { DirectoryRequestKind, DirectoryRequestState } from '../../../domain/person/directory-request';
import type { Base, Found } from './base';

/** Somebody's institution or department is missing, and they say what it is called. */
export interface DirectoryRequest extends Found {
  /** Who asked; they may have no registration yet. */
  openid: string;
  applicantName: string;
  kind: DirectoryRequestKind;
  /** Who decides: an institution by its id, or `centre`. */
  officeId: string;
  /** Of a missing department: its institution's name as it was then; '' of a missing institution. */
  institutionName: string;
  name: string;
  /** Of a missing institution: where it is, and the department that somebody belongs to there; '' otherwise. */
  area: string;
  departmentName: string;
  note: string;
  state: DirectoryRequestState;
  /** Whether it waits: what the queue and the limit are read by. */
  open: boolean;
  askedAt: number;
  /** When it was decided or withdrawn; null while it waits. */
  closedAt: number | null;
  /** What it came to, and why it was refused. */
  decided?: {
    by: string;
    reason: string;
    institutionId: string;
    institutionName: string;
    departmentId: string;
    departmentName: string;
  };
}

/** What a WeChat account without a registration has read of its messages. `_id` = openid. */
export interface WeChatReader extends Base {
  inbox: ReadMarker;
  /** The last change, for the sweep. */
  at: number;
}
