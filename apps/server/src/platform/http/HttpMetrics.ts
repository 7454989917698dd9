import { Histogram, type Registry } from 'prom-client';

/** Rate, errors and duration of requests, by route. */
export interface HttpMetrics {
  observe(method: string, route: string, status: number, seconds: number): void;
}

export function createHttpMetrics(registry: Registry): HttpMetrics {
  const durations = new Histogram({
    name: 'finemesh_http_request_seconds',
    help: 'Time from the request to its answer',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
    registers: [registry],
  });
  return {
    observe: (method, route, status, seconds) => durations.observe({ method, route, status }, seconds),
  };
}
