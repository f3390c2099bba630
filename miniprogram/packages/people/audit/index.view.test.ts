import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { findCall } from '../../../../contract/index';
import { instantOf } from '../../../../domain/kernel/time';
import { actionWords, subjectWords } from './actions';
import { auditCard, auditCards, type AuditRow } from './index.view';

const row = (changes: Partial<AuditRow> = {}): AuditRow => ({
  entryId: 'e1',
  at: instantOf('2025-11-28', '09:12:05'),
  by: '李建华',
  action: 'registration.returned',
  subject: 'person:0123456789abcdef',
  note: '科室不对',
  ...changes,
});

/** Every action that the server appends to a log, read from its sources. */
function loggedActions(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return loggedActions(file);
    if (!entry.name.endsWith('.ts') || entry.name.endsWith('.test.ts')) return [];
    const source = readFileSync(file, 'utf8');
    if (!/appendAudit|logProjectAct|changeExclusion/.test(source)) return [];
    // Names of calls and of refused input fields are written alike and stand in the same sources.
    return [...source.matchAll(/'([a-z][A-Za-z]+\.[a-z][A-Za-z]+)'/g)]
      .map(([, name = '']) => name)
      .filter((name) => findCall(name) === undefined && !name.startsWith('who.'));
  });
}

describe('an act in the log', () => {
  it('says what was done, by whom, to whom and when, to the second', () => {
    expect(auditCard(row())).toEqual({
      entryId: 'e1',
      icon: 'user',
      what: '退回了学员注册',
      who: '李建华 · 学员 …abcdef',
      time: '09:12:05',
      note: '原因：科室不对',
      prints: '',
      day: '2025-11-28 周五',
    });
  });

  it('names whom it was about where the server may tell', () => {
    expect(auditCard(row({ subjectName: '张三' })).who).toBe('李建华 · 学员 张三');
    expect(
      auditCard(row({ action: 'attendance.opened', subject: 'attendanceSession:p1:b1', subjectName: '临床检验' })).who,
    ).toBe('李建华 · 考勤 临床检验');
  });

  it('says which file it was', () => {
    const digests = ['3f9a12bc', '0c44d1e7', '11112222', '33334444'].map((start) => start.padEnd(64, '0'));
    expect(auditCard(row({ files: digests.slice(0, 1) })).prints).toBe('指纹 3f9a12bc');
    expect(auditCard(row({ files: digests })).prints).toBe('指纹 3f9a12bc、0c44d1e7、11112222 等 4 个');
    expect(subjectWords('material:r1:sitePhotos', '临床检验')).toBe('现场照片 临床检验');
    expect(subjectWords('document:p0123456789abcdef:agenda')).toBe('日程表 …abcdef');
  });

  it('shows what it was about when this version does not know the act', () => {
    const card = auditCard(row({ action: 'person.beamedUp' }));
    expect([card.what, card.who]).toEqual(['对学员 …abcdef的操作', '李建华']);
    expect(actionWords('constructor')).toBeUndefined();
    expect(subjectWords('spaceship:1')).toBe('spaceship:1');
  });

  it('has words for everything the server logs', () => {
    const logged = new Set(loggedActions(path.resolve(__dirname, '../../../../server')));
    expect(logged.size).toBeGreaterThanOrEqual(30);
    expect([...logged].filter((action) => actionWords(action) === undefined)).toEqual([]);
  });
});

describe('the days of the log', () => {
  it('stand above the first act of each', () => {
    const card = auditCards();
    const days = [
      instantOf('2025-11-28', '09:00:00'),
      instantOf('2025-11-28', '08:00:00'),
      instantOf('2025-11-27', '23:59:59'),
    ].map((at) => card(row({ at })).day);
    expect(days).toEqual(['2025-11-28 周五', '', '2025-11-27 周四']);
  });
});
