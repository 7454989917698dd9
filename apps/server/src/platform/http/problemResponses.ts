import { errorKinds, problemSchema, type ErrorCode } from '@finemesh/contract';

interface ProblemResponse {
  readonly description: string;
  readonly content: { readonly 'application/problem+json': { readonly schema: typeof problemSchema } };
}

/**
 * The refusals of a route for its `responses`, one entry a status: `...problemResponses('notSignedIn', 'notFound')`. They are
 * sent by throwing a `FinemeshError`.
 */
export function problemResponses(...codes: readonly ErrorCode[]): Record<number, ProblemResponse> {
  const responses: Record<number, ProblemResponse> = {};
  for (const code of codes) {
    const { status, title } = errorKinds[code];
    const earlier = responses[status]?.description;
    const description = earlier === undefined ? `${code}: ${title}` : `${earlier}; ${code}: ${title}`;
    responses[status] = { description, content: { 'application/problem+json': { schema: problemSchema } } };
  }
  return responses;
}
