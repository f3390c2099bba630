import { componentOf } from '../../../test/support/components';
import { aPhone } from '../../../test/support/pages';

const aSupportLine = async (given: object = {}) => {
  aPhone(() => ({}), { getStorageSync: () => '0731-84286376', ...given });
  return (await componentOf(() => import('./index')))();
};

describe('the support phone on a screen', () => {
  it('is the one that the phone last heard of', async () => {
    expect((await aSupportLine()).data.phone).toBe('0731-84286376');
    expect((await aSupportLine({ getStorageSync: () => '' })).data.phone).toBe('');
  });

  it('takes it for an answer when somebody does not call after all', async () => {
    const makePhoneCall = jest.fn(() =>
      Promise.reject(Object.assign(new Error(), { errMsg: 'makePhoneCall:fail cancel' })),
    );
    const showModal = jest.fn();
    const line = await aSupportLine({ makePhoneCall, showModal });
    await line.do('callSupport');
    expect(makePhoneCall).toHaveBeenCalledWith({ phoneNumber: '0731-84286376' });
    expect(showModal).not.toHaveBeenCalled();
  });
});
