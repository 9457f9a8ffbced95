import type { MinutesDocument } from '../../shared/meetings/minutes-document.ts'
import { renderMinutes } from '../paper/render-minutes.ts'
import { answer } from './answer-task.ts'

answer((document: MinutesDocument) => renderMinutes(document))
