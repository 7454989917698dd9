import type { PostRole } from '@finemesh/domain';

/** A past case as it is written down here: places by name, people by role. */
export interface PastCase {
  readonly categoryCode: string;
  /** Chinese name of a building. */
  readonly place: string;
  readonly words: string;
  readonly reportedMinutesAgo: number;
  readonly steps: readonly PastStep[];
}

export type PastStep = { readonly minutesAgo: number } & (
  | { readonly change: 'handedOver'; readonly by: PostRole; readonly to: PostRole; readonly words?: string }
  | { readonly change: 'accepted'; readonly by: PostRole }
  | { readonly change: 'noted' | 'resolved'; readonly by: PostRole; readonly words: string }
  | { readonly change: 'confirmed'; readonly rating: number }
  | { readonly change: 'reopened'; readonly words: string }
);

const hour = 60;
const day = 24 * hour;

const dispatched = (minutesAgo: number, to: PostRole, words?: string): PastStep => ({ change: 'handedOver', minutesAgo, by: 'commander', to, ...(words === undefined ? {} : { words }) });
const accepted = (minutesAgo: number, by: PostRole): PastStep => ({ change: 'accepted', minutesAgo, by });
const noted = (minutesAgo: number, by: PostRole, words: string): PastStep => ({ change: 'noted', minutesAgo, by, words });
const resolved = (minutesAgo: number, by: PostRole, words: string): PastStep => ({ change: 'resolved', minutesAgo, by, words });
const confirmed = (minutesAgo: number, rating: number): PastStep => ({ change: 'confirmed', minutesAgo, rating });

/** Invented cases in every state of the lifecycle, most of them settled inside the grid. */
export const pastCases: readonly PastCase[] = [
  {
    categoryCode: 'FA01', place: '芳华园8栋', reportedMinutesAgo: 5 * day, words: '四楼的声控灯不亮，晚上回家要摸着墙走。',
    steps: [dispatched(5 * day - 12, 'microGridder'), accepted(5 * day - 40, 'microGridder'), resolved(4 * day + 2 * hour, 'microGridder', '换了灯头，试了三次都亮。'), confirmed(4 * day, 5)],
  },
  {
    categoryCode: 'CE02', place: '芳华园10栋', reportedMinutesAgo: 4 * day, words: '门口的旧衣柜放了三天，没人搬。',
    steps: [dispatched(4 * day - 20, 'microGridder'), accepted(4 * day - 90, 'microGridder'), noted(4 * day - 100, 'microGridder', '和物业约好明天上午来车。'), resolved(3 * day, 'microGridder', '已经搬走，地面也扫过。'), confirmed(3 * day - hour, 4)],
  },
  {
    categoryCode: 'FS02', place: '芳华园9栋', reportedMinutesAgo: 3 * day + 5 * hour, words: '二楼有人从窗户拉线下来充电动车，线都晒裂了。',
    steps: [dispatched(3 * day + 5 * hour - 8, 'fullTimeGridder'), accepted(3 * day + 4 * hour, 'fullTimeGridder'), resolved(3 * day, 'fullTimeGridder', '线已收起，车推到车棚充。车棚充电桩不够，另报街道。'), { change: 'reopened', minutesAgo: 2 * day, words: '今天下雨又拉线了，还是同一个窗口。' }, accepted(2 * day - 30, 'fullTimeGridder')],
  },
  {
    categoryCode: 'DM01', place: '绿洲苑10栋', reportedMinutesAgo: 3 * day, words: '楼上拍球的声音天天晚上有，老人睡不着。',
    steps: [dispatched(3 * day - 30, 'microGridder'), accepted(3 * day - 3 * hour, 'microGridder'), resolved(2 * day, 'microGridder', '两家坐下来说了，八点以后不拍球，地上铺了垫子。'), confirmed(2 * day - 5 * hour, 5)],
  },
  {
    categoryCode: 'FA03', place: '葡园里4栋', reportedMinutesAgo: 2 * day + 9 * hour, words: '楼道水管接头一直在滴水，台阶很滑。',
    steps: [dispatched(2 * day + 9 * hour - 6, 'fullTimeGridder'), accepted(2 * day + 8 * hour, 'fullTimeGridder'), resolved(2 * day + 4 * hour, 'fullTimeGridder', '物业换了接头，台阶擦干了。'), confirmed(2 * day, 4)],
  },
  {
    categoryCode: 'IN01', place: '学府苑5栋', reportedMinutesAgo: 2 * day + 2 * hour, words: '小学报名要不要居住证，从哪天开始办？',
    steps: [dispatched(2 * day + hour, 'microGridder'), accepted(2 * day, 'microGridder'), resolved(2 * day - 40, 'microGridder', '要居住证，材料单已经发到楼里的群。'), confirmed(day + 20 * hour, 5)],
  },
  {
    categoryCode: 'CE03', place: '庐山花园5栋', reportedMinutesAgo: 2 * day, words: '绿化带上倒了一车装修垃圾。',
    steps: [dispatched(2 * day - 25, 'fullTimeGridder'), accepted(2 * day - 2 * hour, 'fullTimeGridder'), resolved(day + 6 * hour, 'fullTimeGridder', '找到倒的人，已清运，绿化补种约在下周。')],
  },
  {
    categoryCode: 'FS01', place: '秋水苑6栋', reportedMinutesAgo: day + 20 * hour, words: '六楼楼梯口堆了好多纸壳，消防箱都打不开。',
    steps: [dispatched(day + 19 * hour, 'microGridder'), accepted(day + 16 * hour, 'microGridder'), noted(day + 10 * hour, 'microGridder', '东西是一位老人攒的，答应周五前卖掉。')],
  },
  {
    categoryCode: 'PO02', place: '晴川苑1栋', reportedMinutesAgo: day + 10 * hour, words: '有车堵在单元门口，婴儿车出不去。',
    steps: [dispatched(day + 10 * hour - 5, 'fullTimeGridder'), accepted(day + 9 * hour, 'fullTimeGridder'), resolved(day + 8 * hour, 'fullTimeGridder', '车主已经挪车，画了禁停线。'), confirmed(day + 7 * hour, 4)],
  },
  {
    categoryCode: 'FA06', place: '芳华园9栋', reportedMinutesAgo: day + 6 * hour, words: '充电桩只有六个，全楼几十辆电动车轮不上，能不能加装？',
    steps: [dispatched(day + 5 * hour, 'communityOfficer', '请社区牵头，和街道、电力一起看场地。'), accepted(day + 4 * hour, 'communityOfficer'), noted(day, 'communityOfficer', '已到车棚量过，可以加十二个，等电力复核容量。')],
  },
  {
    categoryCode: 'CA02', place: '白鹭里4栋', reportedMinutesAgo: day + 3 * hour, words: '手机不会弄医保年审，想请人帮忙。',
    steps: [dispatched(day + 2 * hour, 'microGridder'), accepted(day + hour, 'microGridder'), resolved(day, 'microGridder', '上门一起弄好了，教了怎么查。'), confirmed(22 * hour, 5)],
  },
  {
    categoryCode: 'DM02', place: '听涛苑5栋', reportedMinutesAgo: day, words: '停车费收了两次，物业说不清楚。',
    steps: [dispatched(day - 30, 'communityOfficer'), accepted(20 * hour, 'communityOfficer'), noted(9 * hour, 'communityOfficer', '约了物业明天下午带收费单来，律师一起听。')],
  },
  {
    categoryCode: 'FA02', place: '云松苑3栋', reportedMinutesAgo: 16 * hour, words: '左边电梯关门的时候咯噔一下，乘着害怕。',
    steps: [dispatched(16 * hour - 4, 'fullTimeGridder'), accepted(15 * hour, 'fullTimeGridder'), resolved(9 * hour, 'fullTimeGridder', '维保来换了门滑块，贴了检修记录。')],
  },
  {
    categoryCode: 'CE01', place: '汀兰苑7栋', reportedMinutesAgo: 11 * hour, words: '垃圾袋破了，汤水流了一地。',
    steps: [dispatched(11 * hour - 6, 'microGridder'), accepted(10 * hour, 'microGridder'), resolved(9 * hour, 'microGridder', '冲洗过了，给桶边贴了提醒。'), confirmed(8 * hour, 5)],
  },
  {
    categoryCode: 'PO03', place: '匡庐里9栋', reportedMinutesAgo: 9 * hour, words: '工地夜里还在打桩，窗户关着都震。',
    steps: [dispatched(9 * hour - 10, 'fullTimeGridder'), accepted(8 * hour, 'fullTimeGridder')],
  },
  {
    categoryCode: 'FA07', place: '芳华园10栋', reportedMinutesAgo: 6 * hour, words: '一单元门禁刷卡没反应，老人没带手机进不来。',
    steps: [
      dispatched(6 * hour - 7, 'fullTimeGridder'), accepted(5 * hour + 20, 'fullTimeGridder'),
      { change: 'handedOver', minutesAgo: 4 * hour, by: 'fullTimeGridder', to: 'microGridder', words: '配件下午到，请老田在场开门。' },
    ],
  },
  {
    categoryCode: 'FS03', place: '牯岭小区3栋', reportedMinutesAgo: 5 * hour, words: '消防通道被一辆面包车占了两天。',
    steps: [dispatched(5 * hour - 9, 'fullTimeGridder'), accepted(4 * hour, 'fullTimeGridder'), noted(3 * hour, 'fullTimeGridder', '车主在外地，亲戚下午来开走。')],
  },
  {
    categoryCode: 'IN02', place: '芳华园9栋', reportedMinutesAgo: 3 * hour, words: '刚搬来，想登记，也想知道快递柜在哪里。',
    steps: [dispatched(2 * hour + 40, 'microGridder')],
  },
  { categoryCode: 'CE04', place: '锦绣谷5栋', reportedMinutesAgo: 95, words: '楼后面的路一下雨就积水，今天又漫到台阶了。', steps: [dispatched(70, 'fullTimeGridder')] },
  { categoryCode: 'FS01', place: '芳华园9栋', reportedMinutesAgo: 48, words: '七楼过道放了两辆旧自行车和一张床板，过不去人。', steps: [] },
  { categoryCode: 'CE05', place: '绿洲苑17栋', reportedMinutesAgo: 31, words: '花坛里的草比人高，蚊子很多。', steps: [] },
  { categoryCode: 'FA05', place: '含鄱苑12栋', reportedMinutesAgo: 17, words: '路灯从昨晚开始就不亮，那一段很黑。', steps: [] },
];
