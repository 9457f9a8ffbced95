/** Goes before the thread that derives the key: prints how long Argon2id itself took in it. */
import { isMainThread } from 'node:worker_threads'

if (!isMainThread && process.argv[1]?.endsWith('passphrase-worker.js')) {
  const { default: sodium } = await import('libsodium-wrappers-sumo')
  await sodium.ready
  const derive = sodium.crypto_pwhash
  sodium.crypto_pwhash = (...args) => {
    const start = performance.now()
    const key = derive(...args)
    process.stdout.write(`bench derivation ${String(performance.now() - start)}\n`)
    return key
  }
}
