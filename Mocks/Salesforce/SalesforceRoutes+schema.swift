import MockKit

extension SalesforceRoutes {
    static let schema: [Route] = []
    static let tooling: [Route] = []
}
