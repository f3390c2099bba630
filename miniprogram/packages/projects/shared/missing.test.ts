import { missingLine } from './missing';

const words = (code: string) => missingLine(code, ['b1', 'b2']).words;

describe('what a project still lacks, in words', () => {
  it('names the field of the form', () => {
    expect(words('form.venue.required')).toBe('举办地点：必填');
    expect(words('form.contactPhone.phoneFormat')).toBe('联系电话：请填写手机或座机号码');
  });

  it('counts courses and batches from one', () => {
    expect(words('courses.2.topic.required')).toBe('第 3 节课程的讲授题目：必填');
    expect(words('batches.b2.batchOverlap')).toBe('第 2 期：与另一期的日期重叠');
  });

  it('has words for a batch too long for one grant and for the windows planned in it', () => {
    expect(words('batches.b2.batchTooManyDays')).toBe('第 2 期：上课不能超过 40 天，请分成几期');
    expect(words('batches.b1.windowOutsideBatch')).toBe('第 1 期：有考勤时间段不在周期之内');
    expect(words('batches.b1.tooManyWindows')).toBe('第 1 期：考勤时间段不能超过 40 个');
  });

  it('says what is missing as a whole', () => {
    expect(words('courses.atLeastOneCourse')).toBe('至少添加一节课程');
    expect(words('batches.atLeastOneBatch')).toBe('至少添加一个举办周期');
    expect(words('documents.agenda.documentMissing')).toBe('日程表：没有上传');
  });

  it('knows where to mend it', () => {
    expect(missingLine('form.venue.required', [])).toMatchObject({ part: 'form', at: 'venue' });
    expect(missingLine('documents.notice.documentMissing', [])).toMatchObject({ part: 'documents', at: 'notice' });
  });
});
