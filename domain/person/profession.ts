/** The lists of the registration form and of the course form (M7, M19): professional title, specialty, education, gender. */

export const professionalTitles = [
  { code: 'chiefPhysician', label: '主任医师' },
  { code: 'associateChiefPhysician', label: '副主任医师' },
  { code: 'attendingPhysician', label: '主治医师' },
  { code: 'residentPhysician', label: '住院医师' },
  { code: 'assistantPhysician', label: '助理医师' },
  { code: 'chiefTechnician', label: '主任技师' },
  { code: 'associateChiefTechnician', label: '副主任技师' },
  { code: 'technicianInCharge', label: '主管技师' },
  { code: 'technician', label: '技师' },
  { code: 'juniorTechnician', label: '技士' },
  { code: 'chiefNurse', label: '主任护师' },
  { code: 'associateChiefNurse', label: '副主任护师' },
  { code: 'nurseInCharge', label: '主管护师' },
  { code: 'seniorNurse', label: '护师' },
  { code: 'nurse', label: '护士' },
  { code: 'chiefPharmacist', label: '主任药师' },
  { code: 'associateChiefPharmacist', label: '副主任药师' },
  { code: 'pharmacistInCharge', label: '主管药师' },
  { code: 'pharmacist', label: '药师' },
  { code: 'juniorPharmacist', label: '药士' },
  { code: 'professor', label: '教授' },
  { code: 'associateProfessor', label: '副教授' },
  { code: 'lecturerTitle', label: '讲师' },
  { code: 'researcher', label: '研究员' },
  { code: 'associateResearcher', label: '副研究员' },
  { code: 'none', label: '无职称' },
] as const;
export type ProfessionalTitle = (typeof professionalTitles)[number]['code'];

export const specialties = [
  { code: 'internalMedicine', label: '内科学' },
  { code: 'surgery', label: '外科学' },
  { code: 'obstetricsGynaecology', label: '妇产科学' },
  { code: 'paediatrics', label: '儿科学' },
  { code: 'paediatricInternalMedicine', label: '儿科内科学' },
  { code: 'ophthalmology', label: '眼科学' },
  { code: 'otorhinolaryngology', label: '耳鼻咽喉科学' },
  { code: 'stomatology', label: '口腔医学' },
  { code: 'dermatology', label: '皮肤病学与性病学' },
  { code: 'neurology', label: '神经病学' },
  { code: 'psychiatry', label: '精神病学' },
  { code: 'infectiousDiseases', label: '传染病学' },
  { code: 'emergencyMedicine', label: '急诊医学' },
  { code: 'criticalCare', label: '重症医学' },
  { code: 'anaesthesiology', label: '麻醉学' },
  { code: 'oncology', label: '肿瘤学' },
  { code: 'rehabilitation', label: '康复医学' },
  { code: 'generalPractice', label: '全科医学' },
  { code: 'traditionalChineseMedicine', label: '中医学' },
  { code: 'laboratoryMedicine', label: '医学检验' },
  { code: 'medicalImaging', label: '医学影像学' },
  { code: 'pathology', label: '病理学' },
  { code: 'pharmacy', label: '药学' },
  { code: 'nursing', label: '护理学' },
  { code: 'publicHealth', label: '公共卫生与预防医学' },
  { code: 'healthManagement', label: '卫生管理' },
  { code: 'medicalEducation', label: '医学教育' },
  { code: 'other', label: '其他' },
] as const;
export type Specialty = (typeof specialties)[number]['code'];

export const educations = [
  { code: 'doctorate', label: '博士研究生' },
  { code: 'master', label: '硕士研究生' },
  { code: 'bachelor', label: '大学本科' },
  { code: 'college', label: '大学专科' },
  { code: 'secondary', label: '中专' },
  { code: 'other', label: '其他' },
] as const;
export type Education = (typeof educations)[number]['code'];

export const genders = [
  { code: 'male', label: '男' },
  { code: 'female', label: '女' },
] as const;
export type Gender = (typeof genders)[number]['code'];
