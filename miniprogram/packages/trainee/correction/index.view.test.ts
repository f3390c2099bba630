import { emptyForm } from '../../../components/correction-rows/form';
import { needsProof } from './index.view';

describe('what somebody shows for a correction', () => {
  it('is asked for where the name or the card number is to be another, and not for what the institution knows itself', () => {
    const onRecord = { ...emptyForm, name: '周敏', cardNumber: '43010001' };
    expect(needsProof({ ...onRecord, name: '周岷' }, onRecord)).toBe(true);
    expect(needsProof({ ...onRecord, cardNumber: '43010002' }, onRecord)).toBe(true);
    expect(needsProof({ ...onRecord, cardNumber: '' }, onRecord)).toBe(false);
    expect(needsProof({ ...onRecord, departmentId: 'd2' }, onRecord)).toBe(false);
  });
});
