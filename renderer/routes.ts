import { createRouter, createWebHashHistory } from 'vue-router'
import MeetingsView from './features/meetings/MeetingsView.vue'
import MembersView from './features/members/MembersView.vue'
import MemberView from './features/members/MemberView.vue'
import ResolutionsView from './features/resolutions/ResolutionsView.vue'
import ResolutionView from './features/resolutions/ResolutionView.vue'
import NotFoundView from './frame/NotFoundView.vue'
import StartView from './features/start/StartView.vue'
import TrashView from './features/trash/TrashView.vue'

/** Places in the app stand after the #, so that Back works in both shells. */
export const createRoutes = () =>
  createRouter({
    history: createWebHashHistory(),
    routes: [
      { path: '/', component: StartView },
      { path: '/settings', component: () => import('./features/settings/SettingsView.vue') },
      {
        path: '/members/import',
        component: () => import('./features/members/import/ImportView.vue'),
      },
      {
        path: '/members',
        component: MembersView,
        // The list stays as it is while the pages beside it change.
        meta: { staysOpen: true },
        children: [
          {
            path: 'new/:id([0-9a-f]{32})',
            component: MemberView,
            props: ({ params }) => ({ id: params['id'], isNew: true }),
          },
          { path: ':id', component: MemberView, props: true },
        ],
      },
      { path: '/meetings', component: MeetingsView },
      {
        path: '/meetings/:id',
        // The editor is a chunk of its own: it is as large as all the rest.
        component: () => import('./features/meetings/MeetingView.vue'),
        props: true,
      },
      { path: '/resolutions', component: ResolutionsView },
      { path: '/resolutions/:item/:motion', component: ResolutionView, props: true },
      { path: '/trash', component: TrashView },
      { path: '/:rest(.*)*', component: NotFoundView },
    ],
  })
