/** A certificate for this machine, signed by itself, made without any program but Node (X.509, RFC 5280). */
import { generateKeyPairSync, sign } from 'node:crypto'

const der = (tag: number, ...content: readonly Uint8Array[]): Buffer => {
  const body = Buffer.concat(content)
  const length = body.length < 0x80 ? [body.length] : [0x82, body.length >> 8, body.length & 0xff]
  return Buffer.concat([Buffer.of(tag, ...length), body])
}
const sequence = (...content: Uint8Array[]) => der(0x30, ...content)
const set = (...content: Uint8Array[]) => der(0x31, ...content)
const oid = (hex: string) => der(0x06, Buffer.from(hex, 'hex'))
const text = (value: string) => der(0x0c, Buffer.from(value))
const octets = (content: Uint8Array) => der(0x04, content)
const bits = (content: Uint8Array) => der(0x03, Buffer.of(0), content)
const time = (at: number) =>
  der(0x17, Buffer.from(new Date(at).toISOString().replace(/^..|[-:T]|\.\d+/g, '')))

const ECDSA_SHA256 = sequence(oid('2a8648ce3d040302'))
const COMMON_NAME = oid('550403')
const SUBJECT_ALTERNATIVE = oid('551d11')
const BASIC_CONSTRAINTS = oid('551d13')
const DAY = 86_400_000

const pem = (name: string, data: Uint8Array) =>
  `-----BEGIN ${name}-----\n${Buffer.from(data).toString('base64')}\n-----END ${name}-----\n`

/** @param name that it shows. @returns PEM, good for 127.0.0.1 and two days */
export function makeCertificate(name: string): { cert: string; key: string } {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const subject = sequence(set(sequence(COMMON_NAME, text(name))))
  const extensions = sequence(
    sequence(SUBJECT_ALTERNATIVE, octets(sequence(der(0x87, Buffer.of(127, 0, 0, 1))))),
    sequence(BASIC_CONSTRAINTS, octets(sequence(der(0x01, Buffer.of(0xff))))),
  )
  const content = sequence(
    der(0xa0, der(0x02, Buffer.of(2))),
    der(0x02, Buffer.of(1)),
    ECDSA_SHA256,
    subject,
    sequence(time(Date.now() - DAY), time(Date.now() + DAY)),
    subject,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, extensions),
  )
  const signature = bits(sign('sha256', content, privateKey))
  return {
    cert: pem('CERTIFICATE', sequence(content, ECDSA_SHA256, signature)),
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  }
}
