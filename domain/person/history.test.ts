import { changesBetween, eventActorOf, eventKindOf, type KnownPerson } from './history';

const person: KnownPerson = {
  name: '周敏',
  nationalIdMasked: '430***********0217',
  nationalIdDigest: 'a',
  phoneMasked: '138****5621',
  phoneDigest: 'b',
  institutionName: '甲医院',
  departmentName: '检验科',
  professionalTitle: 'attendingPhysician',
  specialty: 'laboratoryMedicine',
  education: 'master',
};

describe('what changed of a person', () => {
  it('is nothing where nothing differs', () => {
    expect(changesBetween(person, { ...person })).toEqual([]);
  });

  it('is each fact from what to what, in one order', () => {
    const after: KnownPerson = { ...person, departmentName: '儿科', name: '周明', cardNumber: '430100000217' };
    expect(changesBetween(person, after)).toEqual([
      { fact: 'name', before: '周敏', after: '周明' },
      { fact: 'department', before: '检验科', after: '儿科' },
      { fact: 'cardNumber', before: '', after: '430100000217' },
    ]);
  });

  it('is told of numbers that look alike once they are masked, and says neither number', () => {
    expect(changesBetween(person, { ...person, nationalIdDigest: 'other' })).toEqual([
      { fact: 'document', before: person.nationalIdMasked, after: person.nationalIdMasked },
    ]);
  });

  it('is a fact that goes', () => {
    const { cardNumber: _, ...without } = { ...person, cardNumber: 'HN1' };
    expect(changesBetween({ ...person, cardNumber: 'HN1' }, without)).toEqual([
      { fact: 'cardNumber', before: 'HN1', after: '' },
    ]);
  });

  it('is everything that is known of a new one, and nothing that is not', () => {
    const told = changesBetween(undefined, person).map(({ fact }) => fact);
    expect(told).toEqual([
      'name',
      'document',
      'phone',
      'institution',
      'department',
      'professionalTitle',
      'specialty',
      'education',
    ]);
  });
});

describe('who did it', () => {
  it.each([
    ['administrator', 'a1', 'institution'],
    ['reviewer', 'r1', 'centre'],
    ['wechatUser', 'p1', 'self'],
    ['trainee', 'p1', 'self'],
    ['wechatUser', 'somebody', 'other'],
  ])('as a %s under the id %s is %s', (role, actorId, actor) => {
    expect(eventActorOf({ role, actorId, personId: 'p1' })).toBe(actor);
  });
});

it('knows which acts of the log were events of a person', () => {
  expect(eventKindOf('rebinding.approved')).toBe('rebound');
  expect(eventKindOf('registration.nationalIdRevealed')).toBeUndefined();
  expect(eventKindOf('constructor')).toBeUndefined();
});
