import type { DirectoryRequestKind } from '../../../../domain/person/directory-request';
import { definePage } from '../../../page/define-page';
import { backTo } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { dial } from '../../../page/sheets';
import type { Told } from '../../../services/events';
import { toast } from '../../../services/passing';
import { session } from '../../../services/session';
import { draft } from '../shared/draft';
import { maxima } from '../shared/missing-place';
import { showPart } from '../shared/show-part';
import { inputOf, problemsOf, stepsOf, type MissingField, type MissingPlace, type MissingProblems } from './index.view';

const nothingWrong: MissingProblems = {};
const nothingTyped: MissingPlace = { applicantName: '', name: '', area: '', departmentName: '', note: '' };

/** P7b: what somebody registers with is in no list, so they say what it is called. The registration stays as a draft. */
export const page = definePage(routes.missingPlace, {
  data: {
    place: nothingTyped,
    problems: nothingWrong,
    tried: false,
    ofInstitution: true,
    institutionName: '',
    steps: [] as string[],
    maxima,
    supportPhone: '',
  },
  own: (): { kind: DirectoryRequestKind } => ({ kind: 'institution' }),
  methods: {
    change(changed: Partial<MissingPlace>) {
      const place = { ...this.data.place, ...changed };
      this.setData({ place, ...(this.data.tried && { problems: problemsOf(this.kind, place) }) });
    },
    typeApplicant({ detail }: Told<{ value: string }>) {
      this.change({ applicantName: detail.value });
    },
    type({ detail, currentTarget }: Told<{ value: string }, { field: MissingField }>) {
      this.change({ [currentTarget.dataset.field]: detail.value });
    },
    callSupport() {
      void this.run('callSupport', () => dial(this.data.supportPhone));
    },
    async submit() {
      const { kind } = this;
      const { place } = this.data;
      const problems = problemsOf(kind, place);
      this.setData({ tried: true, problems });
      if (Object.keys(problems).length > 0) return showPart('identity');
      const institutionId = draft.get(this.params.of)?.institutionId ?? '';
      await this.run('submit', async (send) => {
        // Whoever began here has said who they are.
        const form = draft.get(this.params.of);
        if (form?.name === '') draft.keep({ ...form, name: place.applicantName }, this.params.of);
        await send('directoryRequest.submit', inputOf(kind, institutionId, place));
        toast('已提交，结果会发到「消息」', 'none');
        await backTo(routes.register, {});
      });
    },
  },
  async load() {
    const { kind = 'institution', name = '', of } = this.params;
    this.kind = kind;
    const { supportPhone } = await session.get();
    const form = draft.get(of);
    const institutionName = kind === 'department' ? (form?.institutionName ?? '') : '';
    return {
      place: { ...nothingTyped, name, applicantName: form?.name ?? '' },
      ofInstitution: kind === 'institution',
      institutionName,
      steps: stepsOf(kind, institutionName),
      supportPhone,
    };
  },
});
