import type { Component } from 'vue'
import { createRouter, createWebHashHistory, type RouteRecordRaw } from 'vue-router'

/** The views that are loaded while nobody waits for them, before the folder is open. */
const views = {
  meetings: () => import('./features/meetings/MeetingsView.vue'),
  members: () => import('./features/members/MembersView.vue'),
  member: () => import('./features/members/MemberView.vue'),
  resolutions: () => import('./features/resolutions/ResolutionsView.vue'),
  resolution: () => import('./features/resolutions/ResolutionView.vue'),
  notFound: () => import('./frame/NotFoundView.vue'),
  start: () => import('./features/start/StartView.vue'),
  trash: () => import('./features/trash/TrashView.vue'),
}

export const loadViews = () => Promise.all(Object.values(views).map((load) => load()))

/** A list that stays as it is while what is open beside it changes. */
const withList = (
  path: string,
  component: () => Promise<{ default: Component }>,
  ...records: RouteRecordRaw[]
): RouteRecordRaw => ({
  path,
  component,
  meta: { staysOpen: true, isPlace: true },
  children: records,
})

/** Places in the app stand after the #, so that Back works in both shells. */
export const createRoutes = () =>
  createRouter({
    history: createWebHashHistory(),
    routes: [
      { path: '/', component: views.start, meta: { isPlace: true } },
      { path: '/settings', component: () => import('./features/settings/SettingsView.vue') },
      {
        path: '/settings/enter/:by(invite|sheet)',
        component: () => import('./features/sync/EnterView.vue'),
        props: true,
      },
      {
        path: '/members/import',
        component: () => import('./features/members/import/ImportView.vue'),
      },
      withList(
        '/members',
        views.members,
        {
          path: 'new/:id([0-9a-f]{32})',
          component: views.member,
          meta: { isPlace: false },
          props: ({ params }) => ({ id: params['id'], isNew: true }),
        },
        { path: ':id', component: views.member, props: true },
      ),
      withList('/meetings', views.meetings, {
        path: ':id',
        // The editor is a chunk of its own: it is as large as all the rest.
        component: () => import('./features/meetings/MeetingView.vue'),
        props: true,
      }),
      withList('/resolutions', views.resolutions, {
        path: ':item/:motion',
        component: views.resolution,
        props: true,
      }),
      {
        path: '/handover',
        component: () => import('./features/handover/HandoverView.vue'),
      },
      { path: '/trash', component: views.trash },
      { path: '/:rest(.*)*', component: views.notFound },
    ],
  })
