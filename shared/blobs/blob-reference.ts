/**
 * How a record or a fact names a file that lies beside the vault and at the relay
 * (`shared/protocol/blob/blob.ts`). Whoever can read it can get the file and open it.
 */
import { z } from 'zod'

const hex32 = z.string().regex(/^[0-9a-f]{64}$/)

/** What a newer app adds stays as it is. */
export const blobReference = z.looseObject({
  /** The hash of all that is stored of it; hexadecimal. */
  id: hex32,
  /** Of this file alone; hexadecimal. */
  key: hex32,
  /** Bytes of the file as it was. */
  size: z.int().min(0),
  /** What the file is called, without a path. */
  name: z.string().max(300).optional(),
  /** RFC 6838, for example `application/pdf`. */
  type: z.string().max(200).optional(),
})
export type BlobReference = z.infer<typeof blobReference>
