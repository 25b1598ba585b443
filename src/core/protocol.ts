/** Sent with every request of the widget. A plain link, form or image cannot send it. */
export const WIZARD_HEADER = 'X-Connector-Wizard'
/** Sent by the hosted page in place of a session of the host: the token of an opened link. */
export const LINK_HEADER = 'X-Connector-Link'
/** Of this package, in the widget and in the proxy, which answers with it in `WIZARD_HEADER`. */
export const VERSION = '0.1.0'
export const CONTRACT_VERSION = 1

/** The BroadcastChannel on which the return page announces a return. It also messages its opener, if there is one. */
export const RETURN_CHANNEL = 'connector-auth-wizard'
export const RETURN_TYPE = 'connector-auth-wizard:returned'
/** Sent on the same channel to the wizards of other tabs. */
export const CONNECTED_TYPE = 'connector-auth-wizard:connected'

/** Sent on the same channel by a wizard that follows a sign-in after a reload of its page. */
export const FOLLOWING_TYPE = 'connector-auth-wizard:following'

/** Query parameters with which redirect mode returns to the host's page. */
export const RETURN_PARAMETERS = { attempt: 'caw_attempt', connector: 'caw_connector', proof: 'caw_proof' } as const

/** Characters of the address of a page that redirect mode returns to. */
export const MAX_RETURN_TO_LENGTH = 8_000

/** Cyclr's ids are positive integers that may exceed a JavaScript number, so they stay strings. */
export const ID_PATTERN = /^[1-9][0-9]{0,18}$/

/** Cyclr's ids of cycles and of methods are GUIDs (D). */
export const GUID_PATTERN = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Ids of connect links: twelve random bytes. */
export const LINK_ID_PATTERN = /^[\w-]{16}$/

/** At most this many ids in one `GET /connectors?ids=`. */
export const MAX_IDS = 100
