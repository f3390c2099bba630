/** The peer of `npm run bench -- cold`: a function with nothing but the SDK in it, which answers who calls. */
import { cloud } from '../../cloudfunctions/shared/sdk';

export const main = (): Promise<{ openid: string | undefined }> =>
  Promise.resolve({ openid: cloud.getWXContext().OPENID });
