import type { BilingualLabel, PostRole } from '../roles.ts';

/** Groups of categories, in the order in which a resident sees them. */
export const categoryGroups = [
  { code: 'FS', label: { zh: '消防与安全', en: 'Fire and safety' } },
  { code: 'FA', label: { zh: '公共设施', en: 'Facilities' } },
  { code: 'CE', label: { zh: '市容环境', en: 'City environment' } },
  { code: 'PO', label: { zh: '街面秩序', en: 'Public order' } },
  { code: 'DM', label: { zh: '矛盾纠纷', en: 'Disputes' } },
  { code: 'CA', label: { zh: '关爱帮扶', en: 'Care' } },
  { code: 'IN', label: { zh: '咨询与信息', en: 'Information' } },
  { code: 'EM', label: { zh: '应急与健康', en: 'Emergency and health' } },
  { code: 'OT', label: { zh: '其他', en: 'Other' } },
  { code: 'CO', label: { zh: '对网格员的评价', en: 'About a gridder' } },
] as const satisfies readonly { code: string; label: BilingualLabel }[];

export type CategoryGroupCode = (typeof categoryGroups)[number]['code'];

/**
 * When the first holder owes an answer. Hours and days are working ones where `working` says so; `atOnce` means that
 * the clock starts alarmed; `planned` and `none` have no clock. Defaults that an operator may change.
 */
export type ClockRule =
  | { readonly kind: 'atOnce' }
  | { readonly kind: 'hours'; readonly hours: number; readonly working: boolean }
  | { readonly kind: 'days'; readonly days: number; readonly working: boolean }
  | { readonly kind: 'planned' }
  | { readonly kind: 'none' };

/** Who may be assigned a confidential case. */
export interface ConfidentialRule {
  /** Roles whose posts can hold it. The first one is assigned a fresh report; volunteers never stand here. */
  readonly holders: readonly [PostRole, ...PostRole[]];
  /** The resident says which role at the place the words are about; no post of that role reads or holds the case. */
  readonly asksAboutRole?: true;
}

export interface Category {
  readonly code: string;
  readonly group: CategoryGroupCode;
  readonly label: BilingualLabel;
  readonly clock: ClockRule;
  /** The role that usually serves it first; the operator sees it as the suggested kind of post. */
  readonly suggestedRole: PostRole;
  /** Life may be at risk: the portal says to call the emergency services first, the wall sounds the urgent tone. */
  readonly urgent?: true;
  /** Read by its assigned holder alone (SPEC.md of this folder, CF1 to CF5); absent for all other categories. */
  readonly confidential?: ConfidentialRule;
}

const atOnce: ClockRule = { kind: 'atOnce' };
const planned: ClockRule = { kind: 'planned' };
const none: ClockRule = { kind: 'none' };
const hours = (count: number): ClockRule => ({ kind: 'hours', hours: count, working: false });
const workingHours = (count: number): ClockRule => ({ kind: 'hours', hours: count, working: true });
const days = (count: number): ClockRule => ({ kind: 'days', days: count, working: false });
const workingDays = (count: number): ClockRule => ({ kind: 'days', days: count, working: true });

function category(
  code: string,
  zh: string,
  en: string,
  clock: ClockRule,
  suggestedRole: PostRole,
  flags: Pick<Category, 'urgent' | 'confidential'> = {},
): Category {
  return { code, group: code.slice(0, 2) as CategoryGroupCode, label: { zh, en }, clock, suggestedRole, ...flags };
}

/** All categories of cases, grouped and ordered as residents choose from them. */
export const categories: readonly Category[] = [
  category('FS01', '楼道堆物', 'Corridor clutter', workingDays(3), 'microGridder'),
  category('FS02', '飞线充电、电动车进楼', 'Fly-line charging, e-bike indoors', hours(24), 'microGridder'),
  category('FS03', '消防通道占用', 'Blocked fire lane or exit', workingHours(4), 'fullTimeGridder'),
  category('FS04', '燃气隐患', 'Gas smell or gas safety', atOnce, 'fullTimeGridder', { urgent: true }),
  category('FS05', '高空抛物', 'Objects thrown from height', hours(24), 'fullTimeGridder'),
  category('FS06', '群租', 'Subdivided or overcrowded flat', workingDays(3), 'fullTimeGridder'),
  category('FS07', '外墙脱落、危房', 'Loose facade, dangerous building', atOnce, 'fullTimeGridder', { urgent: true }),
  category('FA01', '楼道灯', 'Corridor light', workingDays(2), 'microGridder'),
  category('FA02', '电梯故障', 'Lift fault', atOnce, 'fullTimeGridder', { urgent: true }),
  category('FA03', '漏水、爆管、堵塞', 'Leak, burst pipe, blocked drain', workingHours(4), 'fullTimeGridder'),
  category('FA04', '井盖、路面破损', 'Manhole, road damage', workingHours(4), 'fullTimeGridder'),
  category('FA05', '路灯、标识、座椅', 'Street light, sign, bench', workingDays(5), 'fullTimeGridder'),
  category('FA06', '充电桩', 'Charging point wanted or broken', planned, 'communityOfficer'),
  category('FA07', '门禁', 'Access gate, entry phone', workingDays(2), 'fullTimeGridder'),
  category('CE01', '单元门口垃圾、暴露垃圾', 'Rubbish at the door, exposed rubbish', workingHours(4), 'microGridder'),
  category('CE02', '大件垃圾', 'Bulky waste', workingDays(2), 'microGridder'),
  category('CE03', '建筑垃圾', 'Building rubble', workingHours(4), 'fullTimeGridder'),
  category('CE04', '道路不洁、积水', 'Dirty street or standing water', workingHours(2), 'fullTimeGridder'),
  category('CE05', '绿地保洁、绿地养护', 'Green area dirty, dead plants', workingHours(4), 'fullTimeGridder'),
  category('CE06', '私搭乱建', 'Illegal building', workingHours(4), 'fullTimeGridder'),
  category('CE07', '非法小广告', 'Illegal adverts', workingDays(2), 'microGridder'),
  category('PO01', '占道经营', 'Street vending, blocked pavement', workingHours(4), 'fullTimeGridder'),
  category('PO02', '违停、停车纠纷', 'Parking', hours(24), 'fullTimeGridder'),
  category('PO03', '噪声扰民', 'Noise', hours(24), 'fullTimeGridder'),
  category('PO04', '犬只、动物', 'Dogs, animals', workingDays(2), 'fullTimeGridder'),
  category('PO05', '反诈、可疑人员', 'Fraud warning, suspicious visit', atOnce, 'fullTimeGridder', { urgent: true }),
  category('DM01', '邻里纠纷', 'Neighbours', workingDays(3), 'microGridder'),
  category('DM02', '物业纠纷', 'Property fee or service', workingDays(5), 'communityOfficer'),
  category('DM03', '租赁纠纷', 'Landlord and tenant', workingDays(5), 'communityOfficer'),
  category('DM04', '家庭矛盾、家暴', 'Family safety', atOnce, 'communityOfficer', { urgent: true, confidential: { holders: ['communityOfficer', 'cadre'] } }),
  category('CA01', '独居老人失联', 'Person living alone: no answer', atOnce, 'microGridder', { urgent: true }),
  category('CA02', '代办、帮办', 'Help with papers or errands', workingDays(2), 'microGridder'),
  category('CA03', '困难救助', 'Care or hardship need', workingDays(3), 'communityOfficer', { confidential: { holders: ['communityOfficer'] } }),
  category('CA04', '儿童、走失', 'Child alone, lost person', atOnce, 'fullTimeGridder', { urgent: true }),
  category('IN01', '政策咨询', 'Policy question', workingDays(1), 'microGridder'),
  category('IN02', '入住、搬离、返回', 'Move in, move out, return', days(7), 'microGridder'),
  category('IN03', '个人信息更正、撤回', 'Correct or withdraw my data', workingDays(3), 'communityOfficer', { confidential: { holders: ['communityOfficer'] } }),
  category('IN04', '入群、留群、退群', 'Join, stay in or leave the group', workingDays(1), 'microGridder'),
  category('IN05', '活动建议、报名', 'Activity idea or sign-up', none, 'communityOfficer'),
  category('EM01', '公共卫生、疫情防控', 'Public health', planned, 'fullTimeGridder'),
  category('EM02', '极端天气', 'Heavy rain, heat, snow', planned, 'fullTimeGridder'),
  category('EM03', '停水停电停气', 'Power, water or gas outage', hours(1), 'fullTimeGridder'),
  category('EM04', '火灾、伤亡、坍塌', 'Fire, injury, collapse', atOnce, 'fullTimeGridder', { urgent: true }),
  category('OT01', '其他', 'Other', workingHours(4), 'fullTimeGridder'),
  category('CO01', '对网格员的表扬、投诉', 'Praise or complaint about a gridder', workingDays(3), 'communityOfficer', {
    confidential: { holders: ['communityOfficer'], asksAboutRole: true },
  }),
];

const categoryIndex = new Map(categories.map((item) => [item.code, item]));

export function findCategory(code: string): Category | undefined {
  return categoryIndex.get(code);
}
