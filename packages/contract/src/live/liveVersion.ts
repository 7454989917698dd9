/** Version of the live protocol (SPEC.md in this folder). A server refuses every other one. */
export const liveVersion = 1;
