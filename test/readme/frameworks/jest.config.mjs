export default {
  testEnvironment: 'jest-fixed-jsdom', // jsdom with the fetch, Request and Response of Node.js
  // These packages are ES modules alone: Babel has to compile them. The first is enough for the component; the second line is
  // for the proxy, the third for msw.
  transformIgnorePatterns: [
    '/node_modules/(?!(connector-auth-wizard' +
      '|@remix-run|jose|htmlparser2|entities|dom(handler|utils|elementtype|-serializer)' +
      '|rettime|until-async|@open-draft)/)',
  ],
  transform: { '\\.m?jsx?$': 'babel-jest' },
  moduleNameMapper: { '\\.css$': '<rootDir>/styleMock.js' },
}
