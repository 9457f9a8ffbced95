import { seeded, type Random as SampleRandom } from '../../core/sample/random.ts'

/** Seeded random numbers, so that a failing list can be made again. */
export interface Random extends SampleRandom {
  /** True in so many of a hundred cases. */
  percent(chance: number): boolean
}

export function seededRandom(seed: number): Random {
  const random = seeded(seed)
  return { ...random, percent: (chance) => random.next() * 100 < chance }
}
