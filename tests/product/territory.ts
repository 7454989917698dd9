import type { BuiltProduct } from '@finemesh/testkit/product';

/** Middle of a building, WGS-84 degrees, longitude first. */
export async function buildingCenter(product: BuiltProduct, code: string): Promise<readonly [lng: number, lat: number]> {
  const community = code.slice(0, 12);
  const answer = await product.request('portal', `/api/territory/nodes?within=${community}&level=building`);
  const { nodes } = (await answer.json()) as { nodes: { code: string; center: [number, number] }[] };
  const building = nodes.find((node) => node.code === code);
  if (building === undefined) throw new Error(`the pilot has no building ${code}`);
  return building.center;
}
