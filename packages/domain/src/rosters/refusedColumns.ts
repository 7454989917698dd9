/**
 * Names of class P4 in both languages, as they appear in the person sheets of other systems: identity numbers, ethnicity,
 * religion, political and marital status, education, registers of persons, face images.
 */
const refusedColumnNames =
  /身份证|证件号|民族|宗教|政治面貌|党派|婚姻|学历|吸毒|涉毒|精神|信访|上访|刑满|社区矫正|人脸|照片|id[-_ ]?(card|number)|ethnic|religio|politic|marital|education|drug|psychiat|petition|prison|face|portrait/i;

/** Whether a column of this name may never be created (class P4). */
export function isRefusedColumn(name: string): boolean {
  return refusedColumnNames.test(name);
}
