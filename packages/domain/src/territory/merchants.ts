import type { BilingualLabel } from '../roles.ts';

/** What a stall or shop deals in. */
export const tradeKinds = ['produce', 'meatAndFish', 'groceries', 'cookedFood', 'dailyGoods', 'services', 'farm'] as const;
export type TradeKind = (typeof tradeKinds)[number];

export const tradeKindLabels: Record<TradeKind, BilingualLabel> = {
  produce: { zh: '蔬菜水果', en: 'Fruit and vegetables' },
  meatAndFish: { zh: '肉禽水产', en: 'Meat and fish' },
  groceries: { zh: '粮油副食', en: 'Groceries' },
  cookedFood: { zh: '餐饮熟食', en: 'Cooked food' },
  dailyGoods: { zh: '日用百货', en: 'Daily goods' },
  services: { zh: '便民服务', en: 'Services' },
  farm: { zh: '种植采摘', en: 'Growing and picking' },
};

/** Whether customers find the merchant there. */
export const openingStates = ['open', 'suspended', 'closed'] as const;
export type OpeningState = (typeof openingStates)[number];

export const openingStateLabels: Record<OpeningState, BilingualLabel> = {
  open: { zh: '营业', en: 'Open' },
  suspended: { zh: '暂停营业', en: 'Closed for now' },
  closed: { zh: '已歇业', en: 'Closed down' },
};

/**
 * Who trades at a stall of an exclusive grid, as a business and not as a person (class P0): what stands on the sign, what is
 * sold, and whether it is open. It has no columns of a household, and none for an owner.
 */
export interface Merchant {
  /** As it stands on the sign. */
  readonly tradeName: string;
  readonly tradeKind: TradeKind;
  readonly openingState: OpeningState;
}
