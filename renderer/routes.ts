import { createRouter, createWebHashHistory } from 'vue-router'
import MembersView from './features/members/MembersView.vue'
import MemberView from './features/members/MemberView.vue'
import TrashView from './features/trash/TrashView.vue'

/** Places in the app stand after the #, so that Back works in both shells. */
export const createRoutes = () =>
  createRouter({
    history: createWebHashHistory(),
    routes: [
      { path: '/', redirect: '/members' },
      { path: '/members', component: MembersView },
      { path: '/members/:id', component: MemberView, props: true },
      { path: '/trash', component: TrashView },
    ],
  })
