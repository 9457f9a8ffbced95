/** The sections of the sidebar, in its order: only those that work. Labels are `app.<key>`. */
export const sections = [
  { key: 'start', path: '/', icon: 'i-lucide-house' },
  { key: 'members', path: '/members', icon: 'i-lucide-users' },
  { key: 'meetings', path: '/meetings', icon: 'i-lucide-notebook-pen' },
  { key: 'resolutions', path: '/resolutions', icon: 'i-lucide-gavel' },
  { key: 'trash', path: '/trash', icon: 'i-lucide-trash-2' },
  { key: 'settings', path: '/settings', icon: 'i-lucide-settings' },
] as const
