/** Names of the folders that well-known programs copy between machines. */
const NAMES =
  /^(dropbox|onedrive\b.*|google ?drive|googledrive|icloud ?drive|com~apple~clouddocs|nextcloud|owncloud|magentacloud|seafile|pcloud ?drive|syncthing|sync|mega|megasync|tresorit)$/i

/**
 * Whether a path lies in a folder that another program copies between machines, where an open
 * database can be torn apart and two machines write into one file.
 */
export const isSynchronisedFolder = (folder: string): boolean =>
  folder.split(/[\\/]/).some((part) => NAMES.test(part))
