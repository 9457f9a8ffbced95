import type { Component } from 'vue'
import { createRouter, createWebHashHistory, type RouteRecordRaw } from 'vue-router'
import MeetingsView from './features/meetings/MeetingsView.vue'
import MembersView from './features/members/MembersView.vue'
import MemberView from './features/members/MemberView.vue'
import ResolutionsView from './features/resolutions/ResolutionsView.vue'
import ResolutionView from './features/resolutions/ResolutionView.vue'
import NotFoundView from './frame/NotFoundView.vue'
import StartView from './features/start/StartView.vue'
import TrashView from './features/trash/TrashView.vue'

/** A list that stays as it is while what is open beside it changes. */
const withList = (
  path: string,
  component: Component,
  ...records: RouteRecordRaw[]
): RouteRecordRaw => ({
  path,
  component,
  meta: { staysOpen: true },
  children: records,
})

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
      withList(
        '/members',
        MembersView,
        {
          path: 'new/:id([0-9a-f]{32})',
          component: MemberView,
          props: ({ params }) => ({ id: params['id'], isNew: true }),
        },
        { path: ':id', component: MemberView, props: true },
      ),
      withList('/meetings', MeetingsView, {
        path: ':id',
        // The editor is a chunk of its own: it is as large as all the rest.
        component: () => import('./features/meetings/MeetingView.vue'),
        props: true,
      }),
      withList('/resolutions', ResolutionsView, {
        path: ':item/:motion',
        component: ResolutionView,
        props: true,
      }),
      { path: '/trash', component: TrashView },
      { path: '/:rest(.*)*', component: NotFoundView },
    ],
  })
