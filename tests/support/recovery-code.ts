import type { OpenCore } from './open-core.ts'

/** Makes a recovery code, gives two of its groups back as asked, and answers it. */
export async function withRecoveryCode(core: OpenCore): Promise<string> {
  const { code, asked } = await core.call('session.newRecoveryCode', {})
  const groups = code.split('-')
  await core.call('session.confirmRecoveryCode', {
    groups: [groups[asked[0] - 1] ?? '', groups[asked[1] - 1] ?? ''],
  })
  return code
}
