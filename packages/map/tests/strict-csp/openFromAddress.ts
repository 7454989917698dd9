import { createDistrictMap } from '../../src/index.ts';
import { createSampleTerritory, sampleAt } from '../createSampleTerritory.ts';
import { wgs84Point } from '../../src/coordinates/geo-points.ts';

const container = document.querySelector<HTMLElement>('#map');
if (container) {
  const map = await createDistrictMap(container, {
    territory: createSampleTerritory(),
    theme: 'wall',
    language: 'zh-CN',
    attribution: '© OpenStreetMap contributors',
    mapboxAccessToken: new URLSearchParams(location.search).get('token'),
  });
  map.setPickedPlace(wgs84Point(...sampleAt(0, 0)));
}
