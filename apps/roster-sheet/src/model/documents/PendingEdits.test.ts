import { syncFrameTypes } from '@finemesh/roster';
import { describe, expect, it } from 'vitest';
import { PendingEdits } from './PendingEdits.ts';

describe('PendingEdits', () => {
  it('keeps an edit until the message that carried it is acknowledged', () => {
    const pending = new PendingEdits();
    pending.messageSent(syncFrameTypes.step2);
    pending.add();
    pending.messageSent(syncFrameTypes.update);
    pending.acknowledge(1);
    expect(pending.count).toBe(1);
    pending.acknowledge(2);
    expect(pending.count).toBe(0);
  });

  it('does not take an update for the carrier of an edit that was made offline before it', () => {
    const pending = new PendingEdits();
    pending.add();
    pending.add();
    pending.messageSent(syncFrameTypes.update);
    pending.acknowledge(1);
    expect(pending.count).toBe(1);
  });

  it('takes step 2 for the carrier of all that was made offline', () => {
    const pending = new PendingEdits();
    pending.add();
    pending.add();
    pending.messageSent(syncFrameTypes.step2);
    pending.acknowledge(1);
    expect(pending.count).toBe(0);
  });

  it('waits for step 2 where an edit travelled in an update before it', () => {
    const pending = new PendingEdits();
    pending.add();
    pending.messageSent(syncFrameTypes.update);
    pending.messageSent(syncFrameTypes.step2);
    pending.acknowledge(1);
    expect(pending.count).toBe(1);
  });

  it('counts from the start on a new connection and keeps what was not acknowledged', () => {
    const pending = new PendingEdits();
    pending.messageSent(syncFrameTypes.step2);
    pending.add();
    pending.messageSent(syncFrameTypes.update);
    pending.connectionLost();
    pending.acknowledge(9);
    expect(pending.count).toBe(1);
    pending.messageSent(syncFrameTypes.step2);
    pending.acknowledge(1);
    expect(pending.count).toBe(0);
  });

  it('does not count messages that carry no edits', () => {
    const pending = new PendingEdits();
    pending.messageSent(syncFrameTypes.step1);
    pending.add();
    pending.messageSent(syncFrameTypes.update);
    pending.acknowledge(1);
    expect(pending.count).toBe(0);
  });
});
