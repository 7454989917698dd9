import type { LngLat } from '@finemesh/geo';
import { districtSketch, islandPolygon, nanyuanSketch } from './map/surroundings.ts';
import { lushanPlan } from './plan/lushanPlan.ts';
import { zhoudaoPlan } from './plan/zhoudaoPlan.ts';

/** The district at the root of the pilot's territory; codes down to the community are the statistical ones. */
export const pilotRoot = {
  code: '320105',
  name: { zh: '建邺区', en: 'Jianye District' },
  outline: districtSketch,
  center: [118.726, 32.02] as LngLat,
};

/** The two streets, each with the one community that the pilot has there. */
export const pilotStreets = [
  { code: '320105004', name: { zh: '江心洲街道', en: 'Jiangxinzhou Street' }, outline: islandPolygon, plan: zhoudaoPlan },
  { code: '320105007', name: { zh: '南苑街道', en: 'Nanyuan Street' }, outline: nanyuanSketch, plan: lushanPlan },
] as const;
