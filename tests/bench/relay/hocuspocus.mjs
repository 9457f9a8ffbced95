/**
 * Hocuspocus with what its SQLite extension does: the same table and statements on the driver that
 * this app has, since the extension's own driver cannot be had without a build. Its settings are the
 * defaults: a document is stored as a whole two seconds after the last change, ten at most.
 */
import { Database } from '@hocuspocus/extension-database'
import { Server } from '@hocuspocus/server'
import Driver from '@signalapp/sqlcipher'

const [port = '0', file = ''] = process.argv.slice(2)
const driver = new Driver(file)
driver.exec('CREATE TABLE documents (name varchar(255) NOT NULL, data blob NOT NULL, UNIQUE(name))')
const select = driver.prepare('SELECT data FROM documents WHERE name = ? ORDER BY rowid DESC')
const upsert = driver.prepare(
  'INSERT INTO documents (name, data) VALUES ($name, $data) ON CONFLICT(name) DO UPDATE SET data = $data',
)

const server = new Server({
  port: Number(port),
  address: '127.0.0.1',
  quiet: true,
  extensions: [
    new Database({
      fetch: async ({ documentName }) => {
        const row = /** @type {{ data: Uint8Array } | undefined} */ (select.get([documentName]))
        return row ? row.data : null
      },
      store: async ({ documentName, state }) => {
        upsert.run({ name: documentName, data: state })
      },
    }),
  ],
})
await server.listen()
console.log('listening')
