/** What becomes of a proof that an institution keeps with a correction. */
export const PROOF_NOTE =
  '选填：拍下对过的证件或文件，或附 PDF。它留在变更记录里，只有本单位有全部权限的管理员能打开，谁看过都有记录。';
