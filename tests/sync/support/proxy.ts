/** The bad Wi-Fi of a back room: what goes through it can be cut off at any moment. */
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

export interface Proxy {
  port: number
  /** Ends every connection at once, without a goodbye. */
  cut(): void
  /** From now on nobody gets through, or everybody does again. */
  setOpen(isOpen: boolean): void
  /** The next connection is cut when so many messages went towards the relay: the last gets no answer. */
  cutAfter(messages: number): void
  /** From now on all that goes through in either direction is kept. @returns what was kept so far */
  listenIn(): () => Buffer
  /** Somebody is cut off when so many bytes more went towards the relay; resolves when it has happened. */
  cutAfterBytes(bytes: number): Promise<void>
  /** From now on everything towards the relay takes so long for each 64 kB; milliseconds. */
  slowDown(milliseconds: number): void
  /** Bytes that went through towards the relay. */
  sent(): number
  /** Bytes that went through towards each who is connected now, in the order in which they came. */
  received(): number[]
  close(): Promise<void>
}

/** @param target the port of the relay, which may be known only later */
export async function openProxy(target: () => number): Promise<Proxy> {
  const sockets = new Set<Socket>()
  let isOpen = true
  let sent = 0
  const received = new Map<Socket, number>()
  let through: Buffer[] | null = null
  let messages = Infinity
  let bytesLeft = Infinity
  let slowness = 0
  let isCut: () => void = () => undefined
  const server = createServer((near) => {
    if (!isOpen) {
      near.destroy()
      return
    }
    const far = connect(target(), '127.0.0.1')
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.on('close', () => sockets.delete(socket))
      socket.on('error', () => socket.destroy())
    }
    // A relay that was killed is gone for whoever hangs on it, too.
    far.on('close', () => near.destroy())
    let left = messages
    messages = Infinity
    near.on('data', (data) => {
      sent += data.length
      through?.push(data)
      if (slowness > 0) {
        near.pause()
        setTimeout(() => near.resume(), slowness)
      }
      bytesLeft -= data.length
      left -= 1
      const isOver = bytesLeft <= 0
      if (isOver) {
        bytesLeft = Infinity
        isCut()
      }
      if (left > 0 && !isOver) return
      // It still gets there.
      setImmediate(() => {
        near.destroy()
        far.end()
      })
    })
    received.set(near, 0)
    near.on('close', () => received.delete(near))
    far.on('data', (data) => {
      received.set(near, (received.get(near) ?? 0) + data.length)
      through?.push(data)
    })
    near.pipe(far).pipe(near)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const cut = () => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    port: (server.address() as AddressInfo).port,
    cut,
    setOpen(open) {
      isOpen = open
      if (!open) cut()
    },
    cutAfter(count) {
      messages = count
    },
    listenIn() {
      const kept: Buffer[] = []
      through = kept
      return () => Buffer.concat(kept)
    },
    cutAfterBytes(bytes) {
      bytesLeft = bytes
      return new Promise((resolve) => {
        isCut = resolve
      })
    },
    slowDown(milliseconds) {
      slowness = milliseconds
    },
    sent: () => sent,
    received: () => [...received.values()],
    async close() {
      cut()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
