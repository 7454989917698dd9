export type { RosterDocOptions, RosterRowMap } from './createRosterDoc.ts';
export { createRosterDoc, facetOfDoc, householdsRoot } from './createRosterDoc.ts';
export type { RosterRow, WriteRefusal } from './rows.ts';
export { readCell, readRow, readRows, seedRows, writeCell } from './rows.ts';
export type { CellAddress, RowsChange } from './observeRows.ts';
export { observeRows } from './observeRows.ts';
export type { UpdateLimits } from './updateLimits.ts';
export { defaultUpdateLimits } from './updateLimits.ts';
export type { Malformed, MalformedCode, ParsedUpdate } from './ParsedUpdate.ts';
export { parseUpdate } from './parseUpdate.ts';
export { cellDenials } from './Verdict.ts';
export type {
  CellDenial,
  JudgedUpdate,
  RejectCode,
  ResyncCause,
  TouchedCell,
  UpdateAuthor,
  Verdict,
  WritePolicy,
} from './Verdict.ts';
export { judgeUpdate } from './judgeUpdate.ts';
export type { Applied, CellChange } from './applyJudged.ts';
export { applyJudged, cellOutcomes } from './applyJudged.ts';
export type { PresenceEntry, RosterPresence } from './presence.ts';
export { admitPresence, encodePresence, readPresence } from './presence.ts';
export type { ClientFrame, DeniedCell } from './rosterWire.ts';
export {
  decodeClientFrame,
  encodeAcknowledgement,
  encodeAwareness,
  encodeCellsDenied,
  encodeSync,
  readAcknowledgement,
  readCellsDenied,
  rosterFrameTypes,
  syncFrameTypes,
} from './rosterWire.ts';
