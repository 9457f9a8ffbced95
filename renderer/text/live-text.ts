/** A record's text as it lives in this window: its Y.Doc, and how it reaches the core. */
import * as decoding from 'lib0/decoding'
import { Awareness } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { TEXT_CLOSED } from '../../shared/rpc/frames.ts'
import { bringsContent, TEXT_MESSAGE } from '../../shared/text/messages.ts'
import { textSocketClass, type OpenText } from './text-socket.ts'

/**
 * `loading` until the text is there, then `saved` when every letter that was typed here is on disk,
 * also without a connection, and `saving` while one is on its way, or `full` while the disk has no
 * room for it. The others are final, and say nothing of that: whether letters did not get there
 * before stands beside the state.
 */
export type TextState = 'loading' | 'saved' | 'saving' | 'full' | FinalState
export type FinalState = 'newer' | 'erased' | 'locked' | 'refused' | 'unreadable'

export interface LiveText {
  doc: Y.Doc
  provider: WebsocketProvider
  /** Ends it, once what was typed is on disk or cannot get there. */
  close(): void
}

const FINAL: Readonly<Record<number, FinalState>> = {
  [TEXT_CLOSED.newerContent]: 'newer',
  [TEXT_CLOSED.erased]: 'erased',
  [TEXT_CLOSED.locked]: 'locked',
  [TEXT_CLOSED.refused]: 'refused',
  [TEXT_CLOSED.unreadable]: 'unreadable',
}

/** Tries again after an interruption, in milliseconds at most. */
const MAX_BACKOFF = 500

/** @param tell told of the state, and of whether something was typed here that is not on disk */
export function openLiveText(
  openText: OpenText,
  document: string,
  tell: (state: TextState, isUnsaved: boolean) => void,
): LiveText {
  const doc = new Y.Doc()
  const awareness = new Awareness(doc)
  awareness.setLocalState(null)
  let hasClientId = false
  let isLoaded = false
  let isUnsaved = false
  let sent = 0
  let stored = 0
  let isFull = false
  let isClosing = false
  let final: FinalState | null = null

  const socket = textSocketClass(openText, {
    opened(clientId) {
      sent = 0
      stored = 0
      if (hasClientId) return
      hasClientId = true
      // One id for the text and for the cursor: the editor knows its own cursor by it.
      doc.clientID = clientId
      awareness.clientID = clientId
      awareness.setLocalState({})
    },
    sent(message) {
      if (bringsContent(message)) sent += 1
    },
  })
  const provider = new WebsocketProvider('core:', document, doc, {
    awareness,
    connect: false,
    disableBc: true,
    maxBackoffTime: MAX_BACKOFF,
    WebSocketPolyfill: socket,
  })

  const isOnItsWay = () => isUnsaved && final === null

  function end() {
    isClosing = false
    provider.destroy()
    awareness.destroy()
    doc.destroy()
  }

  function report() {
    if (provider.wsconnected && provider.synced && sent === stored) {
      isUnsaved = false
      isFull = false
    }
    if (isClosing && !isOnItsWay()) end()
    const unsaved = isFull ? 'full' : 'saving'
    // What was typed into an erased text is to be nowhere either.
    const hasUnsaved = isUnsaved && final !== 'erased'
    tell(final ?? (isLoaded ? (isUnsaved ? unsaved : 'saved') : 'loading'), hasUnsaved)
  }

  provider.messageHandlers[TEXT_MESSAGE.stored] = (_encoder, decoder) => {
    stored = decoding.readVarUint(decoder)
    report()
  }
  provider.on('sync', (isSynced) => {
    isLoaded ||= isSynced
    report()
  })
  provider.on('status', report)
  provider.on('connection-close', (event) => {
    final = (event && FINAL[event.code]) ?? final
    isFull ||= event?.code === TEXT_CLOSED.full
    report()
  })
  doc.on('update', (_update: Uint8Array, origin: unknown) => {
    // Without a connection nothing is sent, and so nothing would be counted.
    if (origin === provider) return
    isUnsaved = true
    report()
  })
  provider.connect()

  return {
    doc,
    provider,
    close() {
      if (isOnItsWay()) isClosing = true
      else end()
    },
  }
}
