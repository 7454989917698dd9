import { createDistrictMap, DistrictLayer, PinLayer } from '../../src/index.ts';
import { createSampleTerritory, samplePoint } from '../createSampleTerritory.ts';

const container = document.querySelector<HTMLElement>('#map');
if (container) {
  const [district, pin] = [new DistrictLayer(), new PinLayer()];
  district.set(createSampleTerritory());
  pin.set(samplePoint(0, 0));
  await createDistrictMap(container, {
    extent: [118.68, 32.01, 118.71, 32.04],
    layers: [district, pin],
    theme: 'wall',
    language: 'zh-CN',
    attribution: '© OpenStreetMap contributors',
    mapboxAccessToken: new URLSearchParams(location.search).get('token'),
  });
}
