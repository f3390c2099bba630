import { aPhone } from '../../test/support/pages';
import { contactLine, findContact, forgetContacts } from './contacts';

const office = { office: '长沙市XX医院', name: '科教科', phone: '0731-84286376' };
beforeEach(forgetContacts);

describe('whom to call', () => {
  it('is asked once, of each office by itself', async () => {
    const phone = aPhone((_, input) => ({ contact: 'projectId' in input ? null : office }));
    expect(await findContact('institution')).toEqual(office);
    expect(await findContact('institution')).toEqual(office);
    expect(await findContact('project', 'p1')).toBeNull();
    expect(phone.calls).toEqual(['contact.get', 'contact.get']);
  });

  it('is nobody where it cannot be asked, and is asked again', async () => {
    aPhone(() => {
      throw new Error('no network');
    });
    expect(await findContact('centre')).toBeNull();
    aPhone(() => ({ contact: office }));
    expect(await findContact('centre')).toEqual(office);
  });
});

it('names the office, the person and the number', () => {
  expect(contactLine(office)).toBe('长沙市XX医院 科教科 0731-84286376');
  expect(contactLine({ ...office, name: '' })).toBe('长沙市XX医院 0731-84286376');
});
