import type { TradeKind } from '@finemesh/domain';

/** First halves of trade names: waters, plants and weather of an island. No surname is among them. */
export const tradeNameStarts = [
  '江畔', '洲心', '葡园', '晨露', '青禾', '望江', '渡口', '芦荡', '沙洲', '帆影', '春汛', '金穗',
  '清波', '柳岸', '澄江', '河埠', '长堤', '水云', '桑榆', '荷风', '竹篱', '暖阳', '丰和', '顺潮',
] as const;

/** Second halves by what is sold. */
export const tradeNameEnds: Record<TradeKind, readonly string[]> = {
  produce: ['鲜蔬', '果行', '菜铺', '水果店'],
  meatAndFish: ['水产', '鲜肉铺', '禽蛋行'],
  groceries: ['粮油', '副食店', '干货铺'],
  cookedFood: ['面馆', '熟食坊', '早点铺', '包子铺'],
  dailyGoods: ['日用百货', '五金店', '文具店'],
  services: ['理发店', '修配铺', '洗衣店', '药房'],
  farm: ['葡萄园', '草莓棚', '采摘园'],
};
