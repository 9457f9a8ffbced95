import './watch.mjs'
import '../../../dist/node/electron-main.js'
