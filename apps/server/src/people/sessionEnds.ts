/** Tells who holds connections open that a sign-in session is over. */
export interface SessionEnds {
  tell(sessionId: string): void;
  /** Returns the way to stop listening. */
  listen(listener: (sessionId: string) => void): () => void;
}

export function createSessionEnds(): SessionEnds {
  const listeners = new Set<(sessionId: string) => void>();
  return {
    tell: (sessionId) => listeners.forEach((listener) => listener(sessionId)),
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
