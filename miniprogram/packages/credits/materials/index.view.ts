import type { OutputOf } from '../../../../contract/index';
import { canChangeMaterials } from '../../../../domain/credit/grant';
import { labelOf } from '../../../../domain/kernel/enumeration';
import { generatedMaterials } from '../../../../domain/credit/generated-materials';
import { materialItems, uploadedMaterials, type UploadedMaterial } from '../../../../domain/credit/materials';
import { credits, fileFigures, fileSize, fingerprint, longMoment, shortMoment } from '../../../services/format';
import type { HistoryStep } from '../../../components/review-history/history';

export type Materials = OutputOf<'materials.get'>;

export interface FileRow {
  fileId: string;
  fileName: string;
  figures: string;
  /** 指纹 3f9a12bc */
  print: string;
}

/** One kind of file to be uploaded. */
export interface KindRow {
  kind: UploadedMaterial;
  label: string;
  line: string;
  done: boolean;
  files: FileRow[];
}

/** Where the round stands, in words of its own: a note above the page. */
export interface RoundNote {
  tone: 'pend' | 'ret' | 'ok' | '';
  icon: string;
  text: string;
}

/** 286 人 · 841 人次: what the analysis has that was granted from. */
export const recordsLine = ({ attendance }: Pick<Materials, 'attendance'>): string =>
  `${attendance.people} 人 · ${attendance.records} 人次`;

/** 267 人 · 801.00 学分 */
export const peopleLine = ({ grantList }: Pick<Materials, 'grantList'>): string =>
  `${grantList.people} 人 · ${credits(grantList.creditHundredths)} 学分`;

/** What is to be made, and how far that has come. */
export interface Making {
  /** 生成 4 项, 重新生成; '' where nothing is to be made. */
  act: string;
  running: boolean;
  done: number;
  total: number;
}

export function makingOf({ generated, making, round }: Pick<Materials, 'generated' | 'making' | 'round'>): Making {
  if (making !== null) return { act: '', running: true, ...making };
  const open = canChangeMaterials(round.state);
  const [missing, outdated] = (['missing', 'outdated'] as const).map(
    (standing) => generated.filter((each) => each.standing === standing).length,
  );
  const act = !open ? '' : missing ? `生成 ${missing + (outdated ?? 0)} 项` : outdated ? `重新生成 ${outdated} 项` : '';
  return { act, running: false, done: 0, total: 0 };
}

function kindLine(kind: UploadedMaterial, files: Materials['files'], isOptional: boolean): string {
  const [first] = files;
  if (first === undefined) return isOptional ? '可以不传' : '还没有上传';
  if (kind === 'sitePhotos') return `${files.length} 张`;
  return files.length === 1 ? `${first.fileName} · ${fileSize(first.sizeBytes)}` : `${files.length} 个文件`;
}

export const kindRows = ({ files, missing }: Pick<Materials, 'files' | 'missing'>): KindRow[] =>
  uploadedMaterials.map(({ code, label }) => {
    const own = files.filter(({ kind }) => kind === code);
    return {
      kind: code,
      label,
      line: kindLine(code, own, !missing.includes(code)),
      done: own.length > 0,
      files: own.map((file) => ({
        fileId: file.fileId,
        fileName: file.fileName,
        figures: `${fileFigures(file)} · ${shortMoment(file.uploadedAt)}`,
        print: fingerprint(file.digest),
      })),
    };
  });

/** 资料已备齐 n / m, of what this round needs or has: what cannot be made yet, or may stay out, is not waited for. */
export function progressOf({
  generated,
  files,
  missing,
  toMake,
}: Pick<Materials, 'generated' | 'files' | 'missing' | 'toMake'>): {
  done: number;
  total: number;
} {
  const makeable = generated.filter(
    ({ item, standing }) => standing === 'ready' || standing === 'outdated' || toMake.includes(item),
  );
  const uploads = uploadedMaterials.filter(
    ({ code }) => missing.includes(code) || files.some(({ kind }) => kind === code),
  );
  const ready = makeable.filter(({ standing }) => standing === 'ready').length;
  return { done: ready + uploads.length - missing.length, total: makeable.length + uploads.length };
}

/** What keeps the materials from being handed in; '' where nothing does. */
export function missingTip({
  missing,
  making,
  toMake,
  unchanged,
  toChange,
}: Pick<Materials, 'missing' | 'making' | 'toMake' | 'unchanged' | 'toChange'>): string {
  if (making !== null) return '正在生成，完成后再提交';
  const lacking = [
    ...toMake.map((item) => labelOf(generatedMaterials, item)),
    ...missing.map((kind) => labelOf(uploadedMaterials, kind)),
  ];
  if (lacking.length > 0) return `还差 ${lacking.length} 项：${lacking.join('、')}`;
  if (!unchanged) return '';
  const still = toChange.filter(({ changed }) => !changed).map(({ item }) => labelOf(materialItems, item));
  return still.length === 0 ? '退回后还没有改动' : `还有 ${still.length} 项没改：${still.join('、')}`;
}

/** One thing that was returned, with the reason (G9). */
export interface ChangeRow {
  item: string;
  label: string;
  reason: string;
  changed: boolean;
}

export const changeRows = ({ toChange }: Pick<Materials, 'toChange'>): ChangeRow[] =>
  toChange.map(({ item, reason, changed }) => ({ item, label: labelOf(materialItems, item), reason, changed }));

/** Until when the materials are due: amber, and red once that is over; null where nothing is due. */
export interface DueNote {
  line: string;
  word: string;
  tone: 'late' | 'ret';
}

export const dueNote = ({ due }: Pick<Materials, 'due'>): DueNote | null =>
  due === null
    ? null
    : {
        line: `${due.day} 前提交`,
        word:
          due.daysLate > 0 ? `已过期 ${due.daysLate} 天` : due.daysLeft === 0 ? '今天到期' : `还有 ${due.daysLeft} 天`,
        tone: due.daysLate > 0 ? 'ret' : 'late',
      };

/** Whether files may be added and the materials handed in. */
export const isOpen = ({ round }: Pick<Materials, 'round'>): boolean => canChangeMaterials(round.state);

const lastReturn = ({ reviews }: Pick<Materials, 'reviews'>): string =>
  [...reviews].filter(({ decision }) => decision === 'return').sort((one, other) => other.at - one.at)[0]?.reason ?? '';

export function roundNote(materials: Materials): RoundNote {
  switch (materials.round.state) {
    case 'granting':
      return { tone: 'pend', icon: 'hourglass-filled', text: '正在授分，完成后再提交资料。' };
    case 'granted':
      return {
        tone: '',
        icon: 'info-circle-filled',
        text: '学分现在是待生效；中心审核通过会议资料后，全部学分一起生效。',
      };
    case 'nobodyGranted':
      return { tone: '', icon: 'info-circle-filled', text: '本期没有人获得学分，不需要提交会议资料。' };
    case 'materialsSubmitted':
      return {
        tone: 'pend',
        icon: 'hourglass-filled',
        text: `已提交，等待中心审核${materials.waitingDays > 0 ? `，已等 ${materials.waitingDays} 天` : ''}。通过后全部学分一起生效。`,
      };
    case 'materialsReturned':
      return { tone: 'ret', icon: 'rollback', text: `退回原因：${lastReturn(materials)}` };
    case 'effective':
      return { tone: 'ok', icon: 'check-circle-filled', text: `审核通过，${materials.round.granted} 人的学分已生效。` };
  }
}

/** What was handed in and decided, in its order. */
export function roundHistory({
  reviews,
  submittedAt,
  round,
}: Pick<Materials, 'reviews' | 'submittedAt' | 'round'>): HistoryStep[] {
  const decided = [...reviews]
    .sort((one, other) => one.at - other.at)
    .map(({ decision, reason, at, by }): HistoryStep => {
      const who = `${longMoment(at)} · ${by}`;
      return decision === 'approve'
        ? { title: '审核通过，学分生效', line: who, mark: 'dn', icon: 'check' }
        : { title: '退回修改', line: `${who}\n原因：${reason}`, mark: 'er', icon: 'rollback' };
    });
  if (round.state !== 'materialsSubmitted' || submittedAt === null) return decided;
  return [
    ...decided,
    { title: '已提交', line: longMoment(submittedAt), mark: 'dn', icon: 'check' },
    { title: '等待中心审核', line: '审核结果会显示在这里', mark: 'wt', icon: 'hourglass' },
  ];
}
