// app/api/connector-auth/[...path]/route.ts
import { proxy } from './proxy.js'

export const { GET, POST, PUT, DELETE, OPTIONS } = proxy
