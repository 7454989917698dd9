interface SubjectPatterns {
  /** Names of columns about it, as the person sheets of other systems have them, in both languages. */
  readonly columns: RegExp;
  /** What is said of a person about it; `null` where words about it are harmless, as in 人脸识别门禁 (what is refused then is the column). */
  readonly words: RegExp | null;
}

/**
 * What a roster does not hold of anybody (class P4), and illnesses, which nobody needs to name to be helped (SPEC.md of `privacy`, RF2 and
 * RF3). The words are those that say it of a person; streets, facilities and everyday words with the same characters are left out.
 */
const subjects = {
  identityPapers: { columns: /身份证|证件号|id[-_ ]?(?:card|number)/i, words: null },
  ethnicity: {
    columns: /民族|ethnic/i,
    words: /少数民族|民族成分|维吾尔|哈萨克族|柯尔克孜|(?:汉|回|满|藏|苗|彝|壮|侗|瑶|白|傣|畲|羌|蒙古|朝鲜|土家|布依)族|回民(?!街|路)|\b(?:ethnic(?:ity)?|uyghurs?|uighurs?|tibetans?|hui people)\b/i,
  },
  religion: {
    columns: /宗教|religio/i,
    words: /宗教|信教|信佛|信主|信耶稣|佛教|道教徒|基督教|基督徒|天主教|伊斯兰|穆斯林|教徒|教友|法轮功|邪教|\b(?:religio\w{0,10}|muslims?|islam\w{0,4}|christians?|catholics?|buddhis\w{1,4}|taoists?)\b/i,
  },
  politics: {
    columns: /政治面貌|党派|politic/i,
    words: /政治面貌|(?:老|是|中共|预备|共产)党员|党员(?!志愿|服务|先锋|活动|干部|突击|责任)|党籍|退党|民主党派|共青团员|\bparty member|\bpolitical(?:ly)? (?:status|active|view)/i,
  },
  marriage: {
    columns: /婚姻|marital/i,
    words: /婚姻|已婚|未婚|离异|离婚|离了婚|丧偶|再婚|单身(?!公寓)|寡妇|守寡|鳏|\b(?:marital|married|unmarried|divorced?|widow(?:er|ed)?|bachelor|spinster)\b/i,
  },
  education: {
    columns: /学历|education/i,
    words: /学历|文化程度|文盲|(?:小学|初中|高中|中专|大专|本科|硕士|博士)(?:文化|毕业)|\b(?:illiterate|education level|school dropout)\b/i,
  },
  drugs: {
    columns: /吸毒|涉毒|drug/i,
    words: /吸毒|戒毒|涉毒|贩毒|毒瘾|瘾君子|\b(?:drug (?:user|addict|abuse)\w{0,2}|drug addiction|addict(?:s|ed)?)\b/i,
  },
  mentalIllness: {
    columns: /精神|psychiat/i,
    words: /精神(?:病|障碍|分裂|异常|疾病|失常|有?问题|不正常|科)|神经病|抑郁|躁郁|双相|焦虑症|自闭症|疯子|智障|\b(?:mental(?:ly)? (?:ill|illness|disorder|patient)|psychiatr\w{1,5}|schizophren\w{1,4}|depressi(?:on|ve)|bipolar|autis(?:m|tic))\b/i,
  },
  petitions: { columns: /信访|上访|petition/i, words: /信访|上访|访民|缠访|闹访|\bpetitioners?\b/i },
  punishment: {
    columns: /刑满|社区矫正|prison/i,
    words: /刑满|刑释|释放人员|社区矫正|服刑|坐牢|坐过牢|劳改|劳教|前科|缓刑|假释|犯罪记录|\b(?:ex-?(?:convict|prisoner)s?|convicts?|in prison|on parole|probation|criminal record)\b/i,
  },
  faces: { columns: /人脸|照片|face|portrait/i, words: null },
  illness: {
    columns: /病史|诊断|diagnos/i,
    words: /糖尿病|高血压|心脏病|冠心病|脑梗|脑溢血|(?<!其)中风(?!险|格|口)|偏瘫|瘫痪|癌|肿瘤|白血病|尿毒症|肝炎|乙肝|肺结核|艾滋|\bhiv\b|梅毒|性病|癫痫|帕金森|痴呆|阿尔茨海默|化疗|透析|确诊|怀孕|流产|残疾(?!人?(?:坡|车|通道|卫生间|厕所|设施|专用))|\b(?:diabet\w{1,3}|hypertensi\w{1,2}|heart disease|cancer|tumou?rs?|leuk(?:a)?emia|hepatitis|tuberculosis|aids patient|syphilis|epilep\w{1,3}|parkinson\w{0,2}|alzheimer\w{0,2}|dementia|chemotherapy|dialysis|pregnant|diagnosed)\b/i,
  },
} as const satisfies Readonly<Record<string, SubjectPatterns>>;

/** Something that a roster does not hold of anybody. */
export type RefusedSubject = keyof typeof subjects;

const entries: readonly (readonly [RefusedSubject, SubjectPatterns])[] = refusedSubjectNames().map((name) => [name, subjects[name]]);

/** Whether a column of this name may never be created. */
export function isRefusedColumn(name: string): boolean {
  return entries.some(([, { columns }]) => columns.test(name));
}

/** The first refused subject of which the words speak, other than those that the column may name. */
export function findRefusedSubject(text: string, mayName: readonly RefusedSubject[] = []): RefusedSubject | undefined {
  const plain = text.normalize('NFKC').replace(/[\s\u200b-\u200d\u2060\ufeff]{1,3}(?=\p{Script=Han})/gu, '');
  return entries.find(([subject, { words }]) => words?.test(plain) === true && !mayName.includes(subject))?.[0];
}

function refusedSubjectNames(): readonly RefusedSubject[] {
  // Object.keys forgets the keys of what it lists.
  return Object.keys(subjects) as RefusedSubject[];
}
