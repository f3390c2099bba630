import { rightsOf } from './rights';

describe('rights as they are sent', () => {
  it('name a department for its contact alone, and wait for it', () => {
    expect(rightsOf({ role: 'readOnly', departmentId: 'd1' })).toEqual({ institutionRole: 'readOnly' });
    expect(rightsOf({ role: 'departmentContact', departmentId: '' })).toBeNull();
    expect(rightsOf({ role: 'departmentContact', departmentId: 'd1' })).toEqual({
      institutionRole: 'departmentContact',
      departmentId: 'd1',
    });
  });
});
