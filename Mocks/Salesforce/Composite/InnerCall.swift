import MockKit

/// Runs a request that came inside of another one, through the same operations.
enum InnerCall {
    struct Answer {
        let response: MockResponse
        /// Such as `salesforce.records.get`; empty where no operation was found.
        let operation: String
    }

    /// - Parameters:
    ///   - target: path and query as they were sent.
    ///   - headers: the row's own; of the outer request's, only those on the body's form and the user reach it.
    ///   - tags: facts for the operation, such as that a collection must be written whole.
    static func run(
        _ method: String, _ target: String, headers: [(String, String)], body: JSON?, within outer: MockCall,
        tags: [String: String] = [:], account: inout SalesforceAccount
    ) -> Answer {
        let inherited = ["Accept", "Authorization", "Content-Type"].compactMap { name in
            outer.request.header(name).map { (name, $0) }
        }
        let request = MockRequest(
            method: method, target: target, headers: inherited + headers, body: body?.encoded() ?? [])
        guard let found = SalesforceRoutes.table.match(request) else {
            return Answer(response: account.answerUnknown(request), operation: "")
        }
        let call = MockCall(
            request: request, parameters: found.parameters, operation: found.route.operation,
            tags: found.route.tags.merging(tags) { $1 }, scopes: found.route.scopes, now: outer.now,
            baseURL: outer.baseURL, actor: outer.actor)
        do {
            try account.checkVersion(call["version"])
        } catch {
            return Answer(response: account.response(to: error), operation: call.operation)
        }
        return Answer(response: found.route.handler(&account, call), operation: call.operation)
    }
}
