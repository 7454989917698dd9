import { createDistrictMap } from '../../src/index.ts';
import { createSampleTerritory, samplePoint } from '../createSampleTerritory.ts';

const container = document.querySelector<HTMLElement>('#map');
if (container) {
  const map = await createDistrictMap(container, {
    territory: createSampleTerritory(),
    theme: 'wall',
    language: 'zh-CN',
    attribution: '© OpenStreetMap contributors',
    mapboxAccessToken: new URLSearchParams(location.search).get('token'),
  });
  map.setPickedPlace(samplePoint(0, 0));
}
