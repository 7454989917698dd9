import type { MalformedCode } from './ParsedUpdate.ts';
import type { RejectCode, ResyncCause, Verdict } from './Verdict.ts';

/** Ends the judgement from any depth; caught by `judgeUpdate` and never seen outside. */
export class JudgementEnd extends Error {
  readonly verdict: Verdict;
  constructor(verdict: Verdict) {
    super(verdict.kind);
    this.verdict = verdict;
  }
}

export const resync = (cause: ResyncCause): JudgementEnd => new JudgementEnd({ kind: 'resync', cause });
export const reject = (code: RejectCode): JudgementEnd => new JudgementEnd({ kind: 'reject', code });
export const malformed = (code: MalformedCode): JudgementEnd => new JudgementEnd({ kind: 'malformed', code });
