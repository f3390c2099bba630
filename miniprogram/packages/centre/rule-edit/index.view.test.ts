import { closing, figureView, previewView, proposalOf, tipOf, valueOf, type RuleForm } from './index.view';

const form: RuleForm = { value: '0.50', validFrom: '2026-01-01', source: '文件', certainty: 'certain' };

describe('改规则', () => {
  it('reads an amount in the unit of its figure', () => {
    expect(valueOf('lecturerProvincial', form)).toBe(50);
    expect(valueOf('hoursPerCredit', { ...form, value: '3' })).toBe(30);
    expect(valueOf('hoursPerCredit', { ...form, value: '3.05' })).toBeUndefined();
    expect(valueOf('lecturerProvincial', { ...form, value: '0' })).toBeUndefined();
    expect(valueOf('decisionDays', { ...form, value: '５' })).toBe(5);
    expect(valueOf('decisionDays', { ...form, value: '5.5' })).toBeUndefined();
    expect(tipOf('decisionDays', { ...form, value: '五' })).toMatch('整数天数');
  });

  it('says what is missing, one thing after the other', () => {
    expect(tipOf('lecturerProvincial', { ...form, value: '' })).toBe('请填写数值');
    expect(tipOf('lecturerProvincial', { ...form, value: '半' })).toMatch('最多两位小数');
    expect(tipOf('hoursPerCredit', { ...form, value: '半' })).toMatch('最多一位小数');
    expect(tipOf('lecturerProvincial', { ...form, source: ' ' })).toMatch('依据');
    expect(tipOf('lecturerProvincial', form)).toBe('');
  });

  it('asks for a preview once there is something to show', () => {
    expect(proposalOf('health', 'lecturerProvincial', form)).toEqual({
      track: 'health',
      figure: 'lecturerProvincial',
      value: 50,
      validFrom: '2026-01-01',
    });
    expect(proposalOf('health', 'lecturerProvincial', { ...form, value: '' })).toBeUndefined();
    expect(closing(form)).toBe('2026-01-01 起生效，原来的规则用到 2025-12-31');
  });

  it('says before and after, and that nothing granted changes', () => {
    const found = previewView(
      { figure: 'lecturerProvincial', value: 50 },
      {
        before: 100,
        until: '2027-01-01',
        projects: 3,
        more: false,
        lecturers: { people: 6, beforeHundredths: 2700, afterHundredths: 1350 },
        odd: null,
      },
    );
    expect(found.lines.map(({ label, before, after }) => [label, before, after])).toEqual([
      ['规则', '每学时 1.00', '每学时 0.50'],
      ['3 个项目的主讲 6 位，合计', '27.00', '13.50'],
    ]);
    expect(found.notes).toEqual(['已授的学分都不变', '2027-01-01 起另有规则，这一条用到 2026-12-31']);
  });

  it('offers the centre its word on what is uncertain and holds, not on what is past', () => {
    const row = {
      rowId: 'a',
      value: 100,
      validFrom: '1990-01-01',
      source: '旧学分办法',
      certainty: 'uncertain',
      by: '随系统提供',
      at: 0,
      confirmed: null,
    } as const;
    const { title, rows } = figureView('health', 'lecturerProvincial', [
      { ...row, standing: 'inForce' },
      { ...row, standing: 'past' },
      { ...row, standing: 'inForce', certainty: 'confirmedByCentre', confirmed: { by: '周敏', at: 0 } },
    ]);
    expect(title).toBe('卫健 · 主讲 · 省级');
    expect(rows.map(({ canConfirm }) => canConfirm)).toEqual([true, false, false]);
    expect(rows[2]?.by).toMatch('周敏 确认');
  });
});
