// Libraries make <style> elements at run time (theme colours, drawers, the editor), which the page's
// policy takes only with its nonce. A classic script, so that it has run before any module.
;(() => {
  const nonce = document.currentScript?.nonce
  const createElement = Document.prototype.createElement
  Document.prototype.createElement = function (name, options) {
    const element = createElement.call(this, name, options)
    if (nonce && element instanceof HTMLStyleElement) element.nonce = nonce
    return element
  }
})()
