import { LocalClient } from '../../../local/client';
import { Actor } from '../../../sample/actor';
import type { Stage } from '../stage';

/** The administrator of the sample's hospital signs in, for stories that begin later. */
export async function signInToChangsha({ cloud }: Stage): Promise<void> {
  const client = new LocalClient(cloud.baseUrl);
  await new Actor(client, 'li-jianhua').do('administrator.signIn', {
    ...{ account: 'changsha', password: 'Kejiao-2025-cs', who: { newName: '李建华' } },
    phoneCode: await client.phoneCode('li-jianhua'),
  });
}
