import { carriedMarks, type ReviewedDocument } from './document-marks';

const last: ReviewedDocument[] = [
  { kind: 'notice', digest: 'aa', mark: 'conforms' },
  { kind: 'agenda', digest: 'bb', mark: 'fails' },
  { kind: 'registrationForm', digest: 'cc' },
];
const documents = (agenda: string | undefined) => [
  { kind: 'notice' as const, digest: 'aa' },
  { kind: 'agenda' as const, digest: agenda },
  { kind: 'registrationForm' as const, digest: 'cc' },
];

describe('the marks of the last review', () => {
  it('stay on what was not replaced, and go with what was', () => {
    expect(carriedMarks(last, documents('dd'))).toEqual({ notice: 'conforms' });
  });

  it('stay on the same bytes, also when they were uploaded again: what did not conform still does not', () => {
    expect(carriedMarks(last, documents('bb'))).toEqual({ notice: 'conforms', agenda: 'fails' });
  });

  it('are none where nobody knows which file was reviewed', () => {
    expect(carriedMarks([], documents('bb'))).toEqual({});
    expect(carriedMarks(last, documents(undefined))).toEqual({ notice: 'conforms' });
  });
});
