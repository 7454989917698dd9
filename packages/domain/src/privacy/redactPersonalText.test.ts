import { describe, expect, it } from 'vitest';
import { redactPersonalText, redactionMark } from './redactPersonalText.ts';

/** Digits and numerals of the text, so that a part of a number that stayed readable is seen however it was separated. */
function numbersIn(text: string): string {
  return Array.from(text.normalize('NFKC').matchAll(/[0-9〇○零一二三四五六七八九十百幺两壹贰叁肆伍陆柒捌玖]/g)).join('');
}

const phones = [
  '13812345678', '138 1234 5678', '138 12 34 56 78', '138-1234-5678', '138.1234.5678', '138_1234_5678', '138/1234/5678', '1 3 8 1 2 3 4 5 6 7 8',
  '1-3-8-1-2-3-4-5-6-7-8', '138，1234，5678', '138、1234、5678', '138。1234。5678', '138·1234·5678', '138*1234*5678', '138:1234:5678', '138  1234  5678',
  '(138)1234-5678', '138（1234）5678', '+86 138 1234 5678', '+8613812345678', '0086-138-1234-5678', '86 13812345678', '１３８１２３４５６７８', '１３８ １２３４ ５６７８',
  '一三八一二三四五六七八', '幺三八幺二三四五六七八', '一三八 一二三四 五六七八', '一 三 八 一 二 三 四 五 六 七 八', '壹叁捌壹贰叁肆伍陆柒捌', '1三8一2三4五6七8', '①③⑧①②③④⑤⑥⑦⑧', '1️⃣3️⃣8️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣',
  '𝟏𝟑𝟖𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖', '138\u200b1234\u200b5678', '138\n1234\n5678', '025-84512345', '025 8451 2345', '(025)8451 2345', '025-8451-2345转802', '84512345', '8451 2345', '8451-2345',
  '零二五八四五一二三四五', '400-820-8820', '400 820 8820', '+852 9123 4567', '+1 (212) 555-0142', 'one three eight one two three four five six seven eight', 'one-three-eight, one-two-three-four', '١٣٨١٢٣٤٥٦٧٨',
];

const flats = [
  '602', '602室', '602号', '602房', '602户', '602#', '#602', '６０２室', '6 0 2', '6-0-2', '9-2-602', '9－2－602', '9/2/602', '9.2.602', '9 2 602', '9—602', '9-602', '2-602',
  '9栋602', '9栋2单元602', '9栋2单元602室', '9幢2单元602', '9号楼2单元602室', '9号楼602', '二单元六零二室', '六零二', '六〇二室', '六○二', '六百零二', '六百零二室', '一千二百零三', '九栋二单元六零二',
  '陆零贰室', '二0二室', '6O2', '9B602', '3栋A602', 'A座1203', '1203', '12F-1203', '602A', '2单元6楼2室', '6楼2号', '2单元6层02室', '3单元5号', '9栋12-3', '五楼东户', '5楼西边户', '3层左手边',
  '三单元12室', '⑥⓪②', '12楼B', '12-B', '12B', '六楼B', 'six oh two', '六百零二号', '9东602', 'Flat 602', 'Flat 6B', 'Apt. 12A', 'apt #5', 'Room 602', 'room no. 602', 'Unit 12', 'unit 9-602', 'Rm 5', '9杠2杠602', '9栋2单元6楼，2室', '6楼-2室',
  '602元旦放炮', '602米先生家', '602万一没人', '602天天吵', '602人都走了', '602多次敲门', '602升级了', '602小时候', '800室', '300号', '打110室的门', '1500  Market St', '1810 Weeks Avenue', '12345室', '602一直漏', '统一602',
];

const accounts = [
  'zhang.san@example.com', 'zhangsan@qq.com', 'ZHANG_san+home@mail.example.com.cn', 'zhangsan ＠ qq.com', 'zhangsan(at)qq.com', 'zhangsan[at]163.com', 'zhangsan at qq dot com', 'zhangsan艾特qq点com', 'zhangsan#qq.com',
  '微信zhangsan88', '微信：zhangsan', '微信号是zhang_san', '微信 zhang-san', '加微信zhangsan', '加我微zhangsan', 'vx zhangsan', 'VX:zhangsan88', 'wx：zhangsan', 'WX号zhangsan', 'v信zhangsan', '加v zhangsan', 'V：zhangsan', '+V zhangsan',
  '薇信zhangsan', '威信zhangsan', 'WeChat: zhangsan', 'wechat id zhangsan', 'my WeChat is zhangsan', 'WeChat zhang_san88', 'QQ 12345678', 'QQ：1234567', 'qq号12345', '扣扣12345678', 'WhatsApp: zhangsan', 'Telegram @zhangsan', 'tg: zhangsan', 'Ｖｘ：ｚｈａｎｇｓａｎ',
];

describe('MK1 masks every number of three or more digits, however it is written', () => {
  it.each(phones)('the phone %j', (phone) => {
    for (const text of [phone, `请打${phone}找我`, `Call ${phone}, please`]) {
      const redacted = redactPersonalText(text);
      expect(redacted).toContain(redactionMark);
      expect(numbersIn(redacted).length).toBeLessThan(2);
    }
  });

  it('an identity number with its last letter', () => {
    expect(redactPersonalText('身份证32010519680101123X，请核对')).toBe('身份证▇▇，请核对');
  });
});

describe('MK1, MK3 masks every flat', () => {
  it.each(flats)('%j', (flat) => {
    for (const text of [flat, `我住${flat}，漏水`, `leak in ${flat}, again`]) expect(redactPersonalText(text)).toContain(redactionMark);
    // Of a flat's address the building and the entrance may stay, the flat never.
    expect(numbersIn(redactPersonalText(`我住${flat}，漏水`)).length).toBeLessThan(2);
  });
});

describe('MK4, MK5 masks mail addresses and messenger ids', () => {
  it.each(accounts)('%j', (account) => {
    for (const text of [account, `请找${account}，谢谢`, `write ${account}, thanks`]) {
      const redacted = redactPersonalText(text);
      expect(redacted).toContain(redactionMark);
      expect(redacted.normalize('NFKC').toLowerCase()).not.toMatch(/zhang|san|1234/);
    }
  });
});

describe('MK6 leaves readable', () => {
  it.each([
    '9栋门口垃圾堆了3天，11月24日还没人来', '12栋3单元门口堆了杂物', '8-10栋停水', '1、2、3栋都没电', '12和13号楼之间', '十二栋三单元五楼走廊', '5楼走廊的灯', '10、11楼都坏了', '12栋，15栋停水', '12栋3个人抬不动', '三楼到四楼的灯不亮',
    '2026年11月24日报的', '二零二六年装的', '2026-11-24 14:30 又坏了', '从8:00到18:00施工', '每天9:00、14:30各一次', '8:00-18:00，3栋停电', '周一至周五，10:00开门', '3栋，10:00停水', '22:00-6:30 很吵', '周一10点没人', '星期三14:30', '3号12点', '二十四小时没人管', '每天二十五分钟', '晚上十一点五十',
    '收了300元', '一百五十元', '￥1,200', '200-300元', '1500块钱', '水深120厘米', '有120平方', '坡长150米左右的路', '噪音85分贝', '380度电', '停了100多次', '罚200', '一百多人', '三百块',
    '打了12345没人来', '已拨打110', '报119', '95598也不管', '102路公交站', '老百姓', '千万不要', '百货店', '三三两两', '一五一十说了', '七七八八', '一直漏水', '12楼一直漏', '统一12点关', '家里一共三个人',
    '第一、第二、第三', '微信小程序打不开', '微信群里说过', '用QQ发过', '微信支付', '室外2个桶', '3室2厅', '2号电梯', '3栋2号电梯', '1号楼到2号楼', '@物业', '5G信号', '220V', '12A座门口', '2022-2023年', '共有12栋楼', '一、二、三楼', '1/3的灯', '下午3点到5点', '一米八', '7月1日至9月30日', '1楼2楼3楼都黑', 'PM2.5', '24小时', '7x24小时', '一点都不',
    'at 10 am on 05/27/2024', 'May 27, 2024', '27 May 2024', 'from 9 am to 12 pm', '100 meters from the gate', '$250 a month', 'a flat tire on the road', 'the room is dark', 'unit of measure', 'WeChat payment fails', 'line of cars',
  ])('%j', (text) => {
    expect(redactPersonalText(text)).toBe(text);
  });
});
