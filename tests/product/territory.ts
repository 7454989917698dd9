import type { LngLat } from '@finemesh/geo';
import type { BuiltProduct } from '@finemesh/testkit/product';

/** Middle of a building. */
export async function buildingCenter(product: BuiltProduct, code: string): Promise<LngLat> {
  const community = code.slice(0, 12);
  const answer = await product.request('portal', `/api/territory/nodes?within=${community}&level=building`);
  const { nodes } = (await answer.json()) as { nodes: { code: string; center: [number, number] }[] };
  const building = nodes.find((node) => node.code === code);
  if (building === undefined) throw new Error(`the pilot has no building ${code}`);
  return building.center;
}
