import type { FileRef } from '../../../../contract/common';
import { dayOf } from '../../../../domain/kernel/time';
import { labelOf } from '../../../../domain/kernel/enumeration';
import { issuerName } from '../../../../domain/person/passport-issuers';
import { identityDocuments, USUAL_DOCUMENT } from '../../../../domain/person/identity-document';
import type { PickerOption } from '../../../components/search-picker/filter';
import { REASON_MAX } from '../../../components/return-reason/reason';
import { definePage } from '../../../page/define-page';
import { leave } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { ask } from '../../../page/sheets';
import { call } from '../../../services/call';
import { chooseDocumentKind } from '../../../services/document-kind';
import type { Told } from '../../../services/events';
import { documentInput, nationalIdProblem } from '../../../services/national-id-words';
import { toast } from '../../../services/passing';
import { serverNow } from '../../../services/server-clock';
import { PROOF_NOTE } from '../shared/proof-note';
import { mayReveal } from '../shared/reveal';
import { correctedPerson, differenceWords, openTip, type CorrectedPerson, type Typed } from './index.view';
import { issuerOptions } from '../../../services/issuer-options';

const nothingTyped: Typed = {
  current: '',
  nationalId: '',
  documentKind: USUAL_DOCUMENT,
  issuer: '',
  reason: '',
};

/** A11c: a mistyped national ID is corrected by the institution, with both numbers and all of the person's records in view. */
export const page = definePage(routes.nationalId, {
  access: 'administrator',
  data: {
    ...nothingTyped,
    person: null as CorrectedPerson | null,
    kindLabel: '',
    issuers: [] as PickerOption[],
    choosing: false,
    issuerLabel: '',
    problem: '',
    difference: '',
    tip: '',
    proof: null as FileRef | null,
    proofNote: PROOF_NOTE,
    reasonMax: REASON_MAX,
  },
  methods: {
    async reveal() {
      const { personId } = this.params;
      if (!(await mayReveal())) return;
      const answer = await this.run('reveal', (send) => send('registration.revealNationalId', { personId }));
      if (answer !== undefined) this.change({ current: answer.nationalId });
    },
    change(changed: Partial<Typed>) {
      const { current, nationalId, documentKind, issuer, reason, person } = { ...this.data, ...changed };
      const typed = { current, nationalId, documentKind, issuer, reason };
      const today = dayOf(serverNow());
      this.setData({
        ...changed,
        issuerLabel: issuer === '' ? '' : issuerName(issuer),
        kindLabel: labelOf(identityDocuments, documentKind),
        problem: nationalId === '' ? '' : (nationalIdProblem(nationalId, today, documentKind) ?? ''),
        difference: differenceWords(typed),
        tip: openTip(typed, today, person?.documentKind),
      });
    },
    async pickKind() {
      const documentKind = await chooseDocumentKind();
      if (documentKind !== undefined) this.change({ documentKind });
    },
    chooseIssuer() {
      this.setData({ choosing: true, issuers: issuerOptions() });
    },
    pickIssuer({ detail }: Told<PickerOption>) {
      this.setData({ choosing: false });
      this.change({ issuer: detail.value });
    },
    closeIssuers() {
      this.setData({ choosing: false });
    },
    typeNationalId({ detail }: Told<{ value: string }>) {
      this.change({ nationalId: detail.value });
    },
    typeReason({ detail }: Told<{ value: string }>) {
      this.change({ reason: detail.value });
    },
    changeProof({ detail }: Told<{ proof: FileRef | null }>) {
      this.setData({ proof: detail.proof });
    },
    async correct() {
      const { person, current, nationalId, documentKind, issuer, reason, tip, proof } = this.data;
      if (person === null || tip !== '') return;
      const sure = await ask({
        title: `更正${person.name}的证件号码？`,
        content: '签到记录和学分不变，仍归这个人。更正记入操作日志。',
        confirmText: '更正',
      });
      if (!sure) return;
      const { personId } = this.params;
      await this.run('correct', async (send) => {
        await send('registration.correctNationalId', {
          personId,
          current,
          ...documentInput({ documentKind, nationalId, issuer }),
          reason: reason.trim(),
          ...(proof === null ? {} : { proof }),
        });
        toast('已更正');
        await leave(routes.people);
      });
    },
  },
  async load() {
    const person = correctedPerson(await call('registration.get', { personId: this.params.personId }));
    const { current, nationalId, issuer, reason } = this.data;
    // Until something is typed, the new number stands on the same kind of document.
    const documentKind = nationalId === '' ? person.documentKind : this.data.documentKind;
    const tip = openTip({ current, nationalId, documentKind, issuer, reason }, dayOf(serverNow()), person.documentKind);
    const kindLabel = labelOf(identityDocuments, documentKind);
    return { person, documentKind, kindLabel, tip: person.obstacle || tip };
  },
});
