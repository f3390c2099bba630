import type { Attendee } from '../../data/attendees';
import { analyseBatch } from './analyse-batch';
import type { BatchRecord } from './read-records';

const attendee = (name: string, departmentName: string, institutionName: string, personNumber: string): Attendee => ({
  _id: `${name}${personNumber}`,
  name,
  personNumber,
  institutionId: institutionName,
  institutionName,
  departmentName,
  professionalTitle: 'attendingPhysician',
  specialty: 'laboratoryMedicine',
  state: 'approved',
});

const recordOf = ({ _id: personId }: Attendee): BatchRecord => ({
  recordId: personId,
  personId,
  evidenceAt: Date.UTC(2025, 10, 29, 1),
  courseIds: ['c1'],
  counts: true,
  origin: 'scan',
  confirmed: true,
  sessionId: 's',
  placeName: '',
  flags: [],
});

it('lists people as a reader looks for them: by institution, department and name', () => {
  const people = [
    attendee('张伟', '检验科', '安化县人民医院', '1'),
    attendee('安宁', '检验科', '安化县人民医院', '2'),
    attendee('周敏', '儿科', '安化县人民医院', '3'),
    attendee('李想', '检验科', '安化县人民医院', '5'),
    attendee('李想', '检验科', '安化县人民医院', '4'),
    attendee('彭涛', '急诊科', '湘潭市XX医院', '0'),
    attendee('陈晨', '第10病区', '湘潭市XX医院', '6'),
    attendee('陈晨', '第9病区', '湘潭市XX医院', '7'),
  ];
  const { people: listed } = analyseBatch({
    records: people.map(recordOf),
    attendees: new Map(people.map((person) => [person._id, person])),
    courses: [{ courseId: 'c1', windows: [] }],
    days: [],
  });
  expect(listed.map(({ personNumber }) => personNumber).join('')).toBe('32451760');
});

it('lists whoever went to another institution since where they belonged at their last check-in', () => {
  const record = recordOf(attendee('周敏', '急诊科', '乙医院', '1'));
  const placeOf = (until: number) => {
    const former = { institutionId: '甲医院', institutionName: '甲医院', departmentName: '检验科', until };
    const person: Attendee = { ...attendee('周敏', '急诊科', '乙医院', '1'), formerPlaces: [former] };
    const attendees = new Map([[person._id, person]]);
    const { people } = analyseBatch({
      records: [record],
      attendees,
      courses: [{ courseId: 'c1', windows: [] }],
      days: [],
    });
    return people.map(({ institutionName, departmentName }) => `${institutionName} ${departmentName}`);
  };
  expect(placeOf(record.evidenceAt + 1)).toEqual(['甲医院 检验科']);
  expect(placeOf(record.evidenceAt)).toEqual(['乙医院 急诊科']);
});
