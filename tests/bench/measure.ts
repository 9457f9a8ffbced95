/** Small tools of the benchmarks. Times in milliseconds. */

/** By name; ratios are against what was measured in the same run. */
export type Results = Record<string, number>

export function percentile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

export const median = (times: readonly number[]): number => percentile(times, 0.5)

export async function timed(work: () => unknown): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}
