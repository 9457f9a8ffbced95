/**
 * Runs before every page of a launch that is measured, as a preload without rights: says when things
 * are painted, and does what a person does to reach the list of members, where the app was left. Times are those of
 * `performance.timeOrigin + performance.now()`, which all processes of a machine share.
 */
const PASSPHRASE = 'ein guter langer Satz'
/** Nobody types a passphrase more quickly; what the app does meanwhile costs nobody time. */
const PAUSE = 1500

const say = (mark) => console.debug(`bench ${mark} ${performance.timeOrigin + performance.now()}`)
const find = (selector) => document.querySelector(selector)

/** Resolves when the selector finds something, at once. */
function appears(selector) {
  return new Promise((resolve) => {
    const look = () => {
      const found = find(selector)
      if (!found) return
      observer.disconnect()
      resolve(found)
    }
    const observer = new MutationObserver(look)
    observer.observe(document, { subtree: true, childList: true, attributes: true })
    look()
  })
}

/** Resolves after the frame that shows it: the task that follows an animation frame. */
async function painted(selector) {
  const found = await appears(selector)
  await new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = resolve
      port2.postMessage(null)
    })
  })
  return found
}

async function blank() {
  await painted('#blank')
  say('painted')
}

async function app() {
  const field = await painted('input[type=password]')
  say('form')
  await new Promise((resolve) => setTimeout(resolve, PAUSE))
  field.value = PASSPHRASE
  field.dispatchEvent(new Event('input'))
  await new Promise(requestAnimationFrame)
  say('submit')
  field.form.requestSubmit()
  // The app opens where it was left, at the members. A row whose cells are there, not the grey place of one.
  await painted('[role=row][aria-rowindex="2"] [role=gridcell]:nth-child(3)')
  say('rows')
  find('[role=grid]').focus()
  say('ready')
  await painted('[role=grid][aria-activedescendant="row-1"]')
  say('answered')
}

if (location.protocol === 'app:') void app()
else void blank()
