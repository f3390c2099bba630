import { footOf, grantInput, lecturerCard, rateView, type Decisions, type LecturerGrant } from './index.view';

const lead: LecturerGrant['lecturers'][number] = {
  key: 'card:HN1',
  name: '陈志远',
  cardNumberMasked: '4301****0217',
  courses: [
    { courseId: 'c1', topic: '室内质量控制', number: 1 },
    { courseId: 'c3', topic: '病例讨论', number: 3 },
  ],
  hourTenths: 45,
  isProjectLead: true,
  creditHundredths: 450,
  standing: 'found',
  person: {
    personId: 'p1',
    name: '陈志远',
    personNumber: '430100217',
    institutionName: '长沙市XX医院',
    departmentName: '检验科',
  },
  nameDiffers: false,
  alsoTrainee: false,
  round: null,
};
const lost = {
  ...lead,
  key: 'card:HN9',
  name: '王晓东',
  standing: 'cardUnknown',
  person: null,
  creditHundredths: 150,
} as const;
const grant = (more: Partial<LecturerGrant> = {}): LecturerGrant => ({
  projectNumber: '2025-11-02-018 (省)',
  title: '培训班',
  creditLevel: 'provincial',
  activityDate: '2025-11-30',
  rate: { creditHundredths: 100, source: '旧学分办法', validFrom: '1990-01-01', certainty: 'confirmedByCentre' },
  obstacle: null,
  lecturers: [lead, lost],
  unnamed: [],
  ...more,
});
const decided = (more: Partial<Decisions> = {}): Decisions => ({ unticked: [], picked: {}, notes: {}, ...more });
const cardsOf = (of: LecturerGrant, decisions: Decisions) => of.lecturers.map((each) => lecturerCard(each, decisions));
const footWith = (of: LecturerGrant, decisions: Decisions = decided()) => footOf(of, cardsOf(of, decisions));

describe('主讲人授分', () => {
  it('says the rate, where it comes from and whether it is confirmed', () => {
    expect(rateView(grant())).toMatchObject({
      line: '省级 · 每讲 1.0 学时授 1.00 学分',
      confirmed: true,
      obstacle: '',
    });
    const open = {
      creditHundredths: 100,
      source: '旧学分办法',
      validFrom: '1990-01-01',
      certainty: 'uncertain',
    } as const;
    expect(rateView(grant({ rate: open, obstacle: 'rateUnconfirmed' }))).toMatchObject({ confirmed: false });
    expect(rateView(grant({ rate: null, obstacle: 'noRate' })).line).toBe('省级没有主讲学分标准');
  });

  it('ticks who was found, and leaves out whom nobody found', () => {
    const [first, second] = cardsOf(grant(), decided());
    expect(first).toMatchObject({ ticked: true, credits: '4.50', hours: '4.5', line: '课程 1、3 · 项目负责人' });
    expect(second).toMatchObject({ ticked: false, canTick: false, canMend: true, credits: '—' });
    expect(footWith(grant())).toEqual({
      primary: '给 1 位主讲人授分（4.50 学分）',
      tip: '王晓东暂不能授分，其余先授',
      ready: true,
    });
  });

  it('asks for a reason where something is pointed out', () => {
    const also = grant({ lecturers: [{ ...lead, alsoTrainee: true }] });
    expect(footWith(also)).toMatchObject({ ready: false, tip: '请写明为什么授给陈志远，至少 4 个字' });
    const decisions = decided({ notes: { 'card:HN1': '没有作为学员听课' } });
    expect(footWith(also, decisions).ready).toBe(true);
    expect(grantInput(also, cardsOf(also, decisions), decisions)).toEqual({
      lecturers: [{ key: 'card:HN1', personId: 'p1', note: '没有作为学员听课' }],
      creditHundredths: 450,
    });
  });

  it('grants somebody who was picked by name, with a reason', () => {
    const decisions = decided({
      unticked: ['card:HN1'],
      picked: { 'card:HN9': { personId: 'p9', name: '王晓东', line: '430100900 · 感染科' } },
      notes: { 'card:HN9': '卡号换过，已核对' },
    });
    const cards = cardsOf(grant(), decisions);
    expect(cards[1]?.tags.map(({ word }) => word)).toEqual(['按姓名选的人']);
    expect(footOf(grant(), cards)).toMatchObject({ primary: '给 1 位主讲人授分（1.50 学分）', ready: true });
    expect(grantInput(grant(), cards, decisions).lecturers).toEqual([
      { key: 'card:HN9', personId: 'p9', note: '卡号换过，已核对' },
    ]);
  });

  it('says why nobody can be granted, and when everybody is', () => {
    expect(footWith(grant({ obstacle: 'traineesFirst' }))).toMatchObject({
      ready: false,
      tip: '请先给这一期的参加者授分，再给主讲人授分',
    });
    const done = grant({ lecturers: [{ ...lead, standing: 'granted', round: { roundId: 'r', state: 'granted' } }] });
    expect(footWith(done)).toEqual({ primary: '授分', tip: '主讲人都已授分', ready: false });
  });
});
