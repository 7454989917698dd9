import { brandId } from '@finemesh/domain';
import { describe, expect, it } from 'vitest';
import { createFacetBatch, type FacetBatch } from './FacetBatch.ts';
import { GroupCommit, type Committable } from './GroupCommit.ts';

/** A document that gathers numbers in place of updates and notes what became of them. */
class CountingFacet implements Committable {
  readonly committedSizes: number[] = [];
  readonly failures: unknown[] = [];
  #batch = this.#empty();
  #taken = this.#batch;

  add(sequence: number): void {
    this.#batch.updates.push({ sequence, update: new Uint8Array() });
  }

  takeBatch(): FacetBatch {
    this.#taken = this.#batch;
    this.#batch = this.#empty();
    return this.#taken;
  }

  committed(): void {
    this.committedSizes.push(this.#taken.updates.length);
  }

  failed(error: unknown): void {
    this.failures.push(error);
  }

  #empty(): FacetBatch {
    return createFacetBatch({ building: brandId('320105004004B001'), facet: 'dwelling' });
  }
}

describe('GroupCommit', () => {
  it('writes what arrives in one turn in one transaction, and what arrives meanwhile in the next', async () => {
    const writes: number[] = [];
    const one = new CountingFacet();
    const other = new CountingFacet();
    const commit = new GroupCommit(async (batches) => {
      writes.push(batches.length);
      if (writes.length > 1) return;
      one.add(3);
      one.add(4);
      commit.markDirty(one);
    });
    one.add(1);
    other.add(2);
    commit.markDirty(one);
    commit.markDirty(other);
    await commit.idle();
    expect(writes).toEqual([2, 1]);
    expect(one.committedSizes).toEqual([1, 2]);
    expect(other.committedSizes).toEqual([1]);
  });

  it('keeps one document’s fault from the others, and goes on', async () => {
    const bad = new CountingFacet();
    const good = new CountingFacet();
    const commit = new GroupCommit(async (batches) => {
      if (batches.some(({ updates }) => updates.some(({ sequence }) => sequence === 13))) throw new Error('full');
    });
    bad.add(13);
    good.add(1);
    commit.markDirty(bad);
    commit.markDirty(good);
    await commit.idle();
    expect(bad.failures).toHaveLength(1);
    expect(bad.committedSizes).toEqual([]);
    expect(good.committedSizes).toEqual([1]);
    good.add(2);
    commit.markDirty(good);
    await commit.idle();
    expect(good.committedSizes).toEqual([1, 1]);
  });
});
