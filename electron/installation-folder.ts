import { homedir } from 'node:os'
import path from 'node:path'

const NAME = 'vorstandsmappe-installation'

/**
 * Where this installation keeps what must not travel with the data folder: outside of it, and
 * outside of what systems synchronise between machines (XDG base directories; on Windows the local,
 * not the roaming folder).
 */
export function installationFolder(): string {
  if (process.platform === 'darwin') {
    return path.join(homedir(), 'Library', 'Application Support', NAME)
  }
  if (process.platform === 'win32') {
    return path.join(process.env['LOCALAPPDATA'] ?? path.join(homedir(), 'AppData', 'Local'), NAME)
  }
  return path.join(process.env['XDG_STATE_HOME'] ?? path.join(homedir(), '.local', 'state'), NAME)
}
