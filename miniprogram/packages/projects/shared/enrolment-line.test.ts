import { enrolmentLine } from './enrolment-line';

it('counts those who have enrolled against what is planned, and says nothing where nobody enrols', () => {
  expect(enrolmentLine({ enrolled: 128, form: { plannedAttendees: 200 } })).toBe('已报名 128 / 200');
  expect(enrolmentLine({ enrolled: 0, form: {} })).toBe('已报名 0 人');
  expect(enrolmentLine({ form: { plannedAttendees: 200 } })).toBe('');
});
