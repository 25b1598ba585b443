// oxlint-disable-next-line import/no-unassigned-import -- it defines the elements
import '../../../src/element.js'
import type { HostSetup } from '../oauth/testSite/hostPage.js'

const setup: HostSetup = JSON.parse(document.getElementById('setup')?.textContent ?? '')

const log = (line: string) => document.body.append(line, document.createElement('br'))
document.addEventListener('caw-event', ({ detail }) => log(`caw-event ${detail.name}`))
document.addEventListener('caw-complete', ({ detail }) => log(`caw-complete ${detail.connected} of ${detail.total}`))

const checklist = document.createElement('connector-auth-checklist')
checklist.accountConnectorIds = setup.ids
document.getElementById('root')?.append(checklist)
