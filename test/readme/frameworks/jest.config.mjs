export default {
  testEnvironment: 'jest-fixed-jsdom', // jsdom with the fetch, Request and Response of Node.js
  // These packages are ES modules alone: Babel has to compile them. The first is enough for the component.
  transformIgnorePatterns: [
    '/node_modules/(?!(connector-auth-wizard|@remix-run|jose|htmlparser2|entities|dom(handler|utils|elementtype|-serializer))/)',
  ],
  moduleNameMapper: { '\\.css$': '<rootDir>/styleMock.js' },
}
